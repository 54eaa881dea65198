/** A shared device: the next person finds nothing of the earlier writer, in no place that a browser has. */
import { expect, test, type Page } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { everythingStored, rowsOf, waitUntilKept } from '../support/stored.ts';
import { block, handIn, join, openSheet, openSheetAgain, outboxMarks, sign, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
const tablet = new Profile();
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
	// A profile has its preferences on the disk only after it was closed once. Without them, nothing is restored.
	await tablet.open();
	await tablet.close();
});
test.afterAll(async () => {
	await tablet.discard();
	await server.discard();
});

test.describe.configure({ mode: 'serial' });

/** Words that resemble no others, so that even a compressed file holds them whole. */
const canary = 'Zwoqvix mbulgreth';
const writer = { name: 'Qadrywub', town: 'Vexhoplin' };
const traces = [canary, writer.name, writer.town];
const letter = { ...writer, blocks: [`My sentence is ${canary}.`] };

async function expectNothingOn(page: Page) {
	await expect(page.locator('body')).not.toBeEmpty();
	const shown = await page.evaluate(() => {
		const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
		return [document.title, document.body.textContent, location.href, ...fields.map((field) => field.value)].join('\n');
	});
	for (const trace of traces) expect(shown).not.toContain(trace);
}

function expectNothingInFiles() {
	for (const trace of traces) expect(tablet.filesHolding(trace), trace).toEqual([]);
}

/** The browser stores its open tabs, with the text in their fields, some seconds late. */
async function sessionFileHolds(path: string) {
	const isSession = (file: string) => file.includes('/Sessions/');
	await expect.poll(() => tablet.filesHolding(server.url + path).filter(isSession).length).toBeGreaterThan(0);
}

async function historyOf(page: Page) {
	const session = await tablet.context.newCDPSession(page);
	const { entries } = await session.send('Page.getNavigationHistory');
	return entries.map(({ url, userTypedURL, title }) => [url, userTypedURL, title].join(' ')).join('\n');
}

test('an open sheet stands nowhere in clear, also when the tab was killed', async () => {
	const page = await tablet.open();
	await join(page, event.tableLink('7'));
	await writeLetter(page, server.url, letter);
	await sign(page);
	await waitUntilKept(page);
	await sessionFileHolds('/cases/wendy-galarza/letter');
	await tablet.kill();
	expectNothingInFiles();

	const again = await tablet.open();
	await openSheetAgain(again, server.url, 'letter');
	await expect(block(again, 1)).toHaveValue(letter.blocks[0] ?? '');
	await expect(again.getByLabel('Your name')).toHaveValue(writer.name);
});

test('after "next please" no step back, no storage and no file shows the writer before', async () => {
	const page = tablet.context.pages().at(-1) ?? (await tablet.context.newPage());
	await page.goto(`${server.url}/cases/wendy-galarza`);
	await page.getByRole('link', { name: 'Go on with your letter' }).click();
	await handIn(page);
	await expect(outboxMarks(page)).toContainText('1 delivered');
	await page.getByRole('button', { name: /^I am done, next please/ }).click();
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	await expectNothingOn(page);

	for (const step of ['goBack', 'goBack', 'goForward', 'goForward'] as const) {
		await page[step]();
		await expect(page.locator('#page')).toBeVisible();
		await expectNothingOn(page);
	}
	await openSheet(page, server.url, 'letter');
	await expectNothingOn(page);
	for (const field of await page.locator('input:not([type=radio], [type=checkbox]), textarea').all())
		await expect(field).toHaveAttribute('autocomplete', 'off');

	const stored = await everythingStored(page);
	expect(stored).toContain('wendy-galarza');
	for (const trace of traces) expect(stored).not.toContain(trace);
	expect(await rowsOf(page, 'kept')).toEqual([]);
	const history = await historyOf(page);
	expect(history).toContain('/cases');
	for (const trace of traces) expect(history).not.toContain(trace);
});

test('a tab opened again after a crash shows nothing either', async () => {
	await sessionFileHolds('/cases');
	await tablet.kill();
	expectNothingInFiles();
	await tablet.restore();
	const isOurs = (page: Page) => page.url().startsWith(server.url);
	await expect.poll(() => tablet.context.pages().some(isOurs)).toBe(true);
	for (const page of tablet.context.pages().filter(isOurs)) {
		await expect(page.locator('#page')).toBeVisible();
		await expectNothingOn(page);
	}
});

test('the server holds the sealed item and no word of it, in its database or its log', async () => {
	const [item] = await itemsOf(server.url, event);
	expect(item).toMatchObject({ paragraphs: letter.blocks, from: writer, table: '7' });
	for (const trace of traces) {
		expect(server.log).not.toContain(trace);
		for (const bytes of server.databaseBytes()) expect(bytes.includes(trace)).toBe(false);
	}
});

test('the search would find what stood in clear', async () => {
	const page = await tablet.context.newPage();
	await page.goto(`${server.url}/cases`);
	await page.evaluate((text) => localStorage.setItem('seen', text), canary);
	await tablet.close();
	expect(tablet.filesHolding(canary)).not.toEqual([]);
});

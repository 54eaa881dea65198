import { expect, test, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { newId } from '#lib/domain/id.ts';
import { aCard, aLetter } from '../support/builders.ts';
import { openEvent, random } from '../support/event.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, setupToken, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const anId = () => newId(Date.now(), random);
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

async function fillFacts(page: Page) {
	await page.goto(`${server.url}/organise/new`);
	await page.getByLabel('Name', { exact: true }).fill('Northaven writes');
	await page.getByLabel('Place').fill('Quayside Library');
	await page.getByLabel('Set-up token').fill(setupToken);
	await button(page, 'On to the words').click();
}

async function writeDown(page: Page): Promise<{ twelve: string[]; code: string }> {
	const twelve = await page.locator('ol.words li').allInnerTexts();
	const code = (await page.locator('p.code b').innerText()).replace(/\s/g, '');
	await page.getByLabel('The words are on paper').check();
	await button(page, 'Check three words').click();
	return { twelve, code };
}

async function answerThree(page: Page, twelve: string[]) {
	for (let position = 1; position <= 12; position++) {
		const field = page.getByLabel(`Word ${position}`, { exact: true });
		if ((await field.count()) > 0) await field.fill(twelve[position - 1] ?? '');
	}
	await button(page, 'Check').click();
}

test('an organiser opens an event, reads a letter and prints it, and the words leave the device in no form', async ({ page }) => {
	const sent: string[] = [];
	page.on('request', (request) => sent.push(`${request.url()} ${request.postData() ?? ''}`));
	await fillFacts(page);
	const { twelve, code } = await writeDown(page);
	await button(page, 'Check').click();
	await expect(page.getByText('Another word stands at').first()).toBeVisible();
	await answerThree(page, twelve);
	await expect(page.getByText('Your words work')).toBeVisible();
	const recovery = page.waitForEvent('download');
	await button(page, 'Print the recovery sheet').click();
	expect((await recovery).suggestedFilename()).toBe(`writing-table-${code}-recovery-sheet.pdf`);
	await page.getByLabel('The recovery sheet is').check();
	await button(page, 'On to the cases').click();
	await expect(page.getByText('Bernardo Caal Xol')).toBeVisible();
	await button(page, 'On to the settings').click();
	await button(page, 'Open the event').click();
	await expect(page.getByText('Northaven writes is open.')).toBeVisible();
	await page.getByRole('link', { name: 'Go to the desk' }).click();
	await expect(page.getByText('No letters yet')).toBeVisible();

	const locked = 'abandon '.repeat(11).trim().split(' ').concat('about');
	await handInFor(server.url, code, twelve, [
		{ item: aLetter({ id: anId(), table: '7', practice: 2021, from: { name: '<b>Nora</b>' } }) },
		{ item: aCard({ id: anId(), practice: 2021 }) },
		{ item: aLetter({ id: anId() }), sealedFor: locked },
		{ item: aLetter({ id: anId() }), outside: { id: anId() } }
	]);
	await expect(page.getByText('1 letter is ready to print')).toBeVisible();
	await expect(page.getByText('You have collected 4 of 4 delivered.')).toBeVisible();
	await page.getByRole('link', { name: 'Look at them' }).click();
	await expect(page.getByText('It was sealed for other words than these')).toBeVisible();
	await expect(page.getByText('its inside names another number than its outside')).toBeVisible();
	await page.locator('ol.list button').first().click();
	await expect(page.locator('svg.page').first()).toBeVisible();
	await expect(page.locator('details.as-text')).toContainText('<b>Nora</b>');
	await page.keyboard.press('ArrowRight');
	await expect(page.getByText('of 2, for Wendy Galarza')).toContainText('2');

	await page.getByRole('link', { name: 'Print room' }).click();
	const letters = page.waitForEvent('download');
	await button(page, 'Print 1 letter').click();
	const file = await letters;
	expect(file.suggestedFilename()).toBe(`writing-table-${code}-letters-1.pdf`);
	expect(
		readFileSync(await file.path())
			.subarray(0, 5)
			.toString()
	).toBe('%PDF-');
	await button(page, '1 item is printed').click();
	await expect(page.getByRole('heading', { name: '1 marked as printed' })).toBeVisible();
	await button(page, 'Take this back').click();
	await expect(button(page, 'Print 1 letter')).toBeVisible();

	const traces = [
		...sent,
		page.url(),
		await page.title(),
		server.log,
		...server.databaseBytes().map((bytes) => bytes.toString('latin1'))
	];
	const pairs = twelve.slice(1).map((word, at) => new RegExp(`${twelve[at]}\\W+${word}`, 'i'));
	for (const trace of traces) for (const pair of pairs) expect(pair.test(trace)).toBe(false);
	const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
	for (const pair of pairs) expect(pair.test(kept)).toBe(false);
});

test('the words alone open an event on another device, which then works without a network until one leaves', async ({ page }) => {
	const event = await openEvent(server.url);
	await handInFor(server.url, event.code, event.words, [{ item: aLetter({ id: anId() }) }]);
	await page.goto(`${server.url}/organise`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.getByLabel('Word 5', { exact: true }).fill([...event.words.slice(0, 11), 'zebraa'].join(' '));
	await button(page, 'Open the event').click();
	await expect(page.getByText('Word 12, “zebraa”')).toBeVisible();
	await page.getByLabel('Word 1', { exact: true }).fill(event.words.map((word, at) => `${at + 1}. ${word}`).join('\n'));
	await page.getByLabel('Keep this event on this device').check();
	await page.getByLabel('A PIN for this device').fill('493817');
	await button(page, 'Open the event').click();
	await expect(page.getByText('1 letter is ready to print')).toBeVisible();

	await server.kill();
	await page.reload();
	await page.getByLabel('Your PIN').fill('493817');
	await page.getByRole('listitem').getByRole('button', { name: 'Open', exact: true }).click();
	await expect(page.getByText('1 letter is ready to print')).toBeVisible();
	await expect(page.getByText('These are the counts of what this device has fetched')).toBeVisible();
	await button(page, 'Count what was written by hand').click();
	await page.getByLabel('Wendy Galarza, Letters').fill('5');
	await button(page, 'Add to the count').click();
	await expect(page.getByText('1 count is kept here and goes to the server when the network is back.')).toBeVisible();
	await server.start();
	await expect(page.getByRole('row', { name: /Wendy Galarza 1 0 5 0/ })).toBeVisible();
	await expect(page.getByText('when the network is back.')).toBeHidden();

	await page.getByRole('link', { name: 'Event', exact: true }).click();
	await button(page, 'Leave on this device').click();
	await button(page, 'Leave and erase them here').click();
	await expect(page.getByRole('heading', { name: 'Open an event' })).toBeVisible();
	await page.goto(`${server.url}/organise/desk`);
	await expect(page.getByRole('heading', { name: 'Open an event' })).toBeVisible();
});

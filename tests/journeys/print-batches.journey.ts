/** Two organisers print in two places. Each sees what the other printed, even when both printed without a network. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { aLetter } from '../support/builders.ts';
import { openEvent, presentPack, random, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { patienceMs } from '../support/patience.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeEach(async () => {
	server = await aServer();
});
test.afterEach(() => server.discard());

const anId = () => newId(Date.now(), random);
const letters = (count: number) => Array.from({ length: count }, () => ({ item: aLetter({ id: anId() }) }));

/** Opens a browser of their own, at the print room with so many letters. */
async function anOrganiser(browser: Browser, event: OpenedEvent, count: number): Promise<Page> {
	const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
	await page.goto(`${server.url}/organise`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Print room');
	await expect(page.getByRole('button', { name: `Print ${count} letters` })).toBeEnabled();
	return page;
}

async function print(page: Page) {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: /^Print \d+ letter/ }).click();
	// The question comes only when the screen did not say before that the others cannot be asked.
	const asked = page.getByRole('button', { name: 'Print now' });
	await Promise.race([downloading, asked.click({ timeout: patienceMs }).catch(() => {})]);
	await downloading;
}

const batches = (page: Page) => page.getByRole('region', { name: 'Batches' });
const batch = (page: Page, name: string) => batches(page).getByRole('listitem', { name: new RegExp(`^${name}`) });
const say = (page: Page, name: string, what: string) => batch(page, name).getByRole('button', { name: what }).click();

test('what one organiser prints is not new for the other, who sees it printed, posted and taken back', async ({ browser }) => {
	const event = await openEvent(server.url, {}, presentPack());
	await handInFor(server.url, event.code, event.words, letters(2));
	const [anna, ben] = [await anOrganiser(browser, event, 2), await anOrganiser(browser, event, 2)];
	await print(anna);
	await expect(batch(anna, 'Batch 1')).toContainText('made here');
	await expect(batch(ben, 'Batch 1')).toContainText('made by another organiser');
	await expect(batch(ben, 'Batch 1')).toContainText('Not printed yet');
	await expect(ben.getByText('Nothing to print here')).toBeVisible();
	await say(anna, 'Batch 1', 'It is printed');
	await expect(batch(ben, 'Batch 1').getByRole('heading')).toContainText('Printed');
	await say(ben, 'Batch 1', 'It is posted');
	await expect(batch(anna, 'Batch 1').getByRole('heading')).toContainText('Posted');
	await say(anna, 'Batch 1', 'Not posted after all');
	await expect(batch(ben, 'Batch 1').getByRole('heading')).toContainText('Printed');
	await say(ben, 'Batch 1', 'Take it back');
	await expect(ben.getByRole('button', { name: 'Print 2 letters' })).toBeVisible();
	await expect(batch(anna, 'Batch 1')).toContainText('Taken back');
});

test('two organisers who print the same without a network both see it once they are back', async ({ browser }) => {
	const event = await openEvent(server.url, {}, presentPack());
	await handInFor(server.url, event.code, event.words, letters(3));
	const [anna, ben] = [await anOrganiser(browser, event, 3), await anOrganiser(browser, event, 3)];
	await server.kill();
	for (const page of [anna, ben]) {
		await print(page);
		await expect(batch(page, 'Not numbered yet')).toContainText('The other organisers hear of this when the network is back.');
		await expect(batches(page)).toContainText('Last heard from the other organisers');
		await say(page, 'Not numbered yet', 'It is printed');
		await expect(page.getByText('Nothing to print here')).toBeVisible();
	}
	await server.start();
	for (const page of [anna, ben]) {
		await expect(batch(page, 'Batch 1')).toContainText('3 of these are also in: Batch 2');
		await expect(batch(page, 'Batch 2')).toContainText('3 of these are also in: Batch 1');
		await expect(batch(page, 'Not numbered yet')).toHaveCount(0);
	}
	await goToRoom(ben, 'Desk');
	await expect(ben.getByText('3 items were printed twice')).toBeVisible();
	await say(anna, 'Batch 2', 'Take it back');
	await expect(ben.getByText('3 items were printed twice')).toBeHidden();
	await expect(ben.getByText('3 printed items wait for the post')).toBeVisible();
	await say(anna, 'Batch 1', 'It is posted');
	await expect(ben.getByRole('row', { name: /Wendy Galarza 3 0 0 0 3 3/ })).toBeVisible();
});

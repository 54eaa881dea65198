/** After handing in, on a writer's own device: where each letter is, its receipt, taking it back before it leaves, and printing it oneself. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { feedOf, itemsOf, openEvent, presentPack, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { block, handIn, outboxMarks, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => (server = await aServer()));
test.beforeEach(async () => (event = await openEvent(server.url)));
test.afterAll(() => server.discard());

/** The app goes on, and nothing that it asks of the server arrives. */
const api = '**/api/v1/**';
const cutOff = (page: Page) => page.context().route(api, (route) => route.abort());
async function connect(page: Page) {
	await page.context().unroute(api);
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
}
const row = (page: Page) => page.getByRole('button', { name: /^Letter for Wendy/ });
const openMine = (page: Page) => page.getByRole('link', { name: /^My letters/ }).click();

test('a letter is taken back without a network, changed, handed in again, and arrives once with its receipt', async ({
	page
}) => {
	await takeSeat(page, event.joinLink);
	await cutOff(page);
	await writeLetter(page, server.url, { blocks: ['I wrote too soon.'] });
	await handIn(page);
	await openMine(page);
	await expect(row(page)).toHaveAttribute('aria-expanded', 'true');
	await expect(row(page)).toContainText('waiting here');
	await expect(page.getByText('Until then you can take it back and change it.')).toBeVisible();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(block(page, 1)).toHaveValue('I wrote too soon.');

	await block(page, 1).fill('I thought about it.');
	await handIn(page);
	await expect(outboxMarks(page)).toContainText('1 safe here');
	await connect(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	const code = await page.locator('.receipt b').innerText();
	await openMine(page);
	await expect(row(page)).toContainText('delivered');
	await expect(page.getByText(code)).toBeVisible();
	await expect(page.getByRole('list', { name: 'Where it is' }).locator('[aria-current]')).toHaveText('delivered');
	await expect(page.getByRole('button', { name: 'Take it back' })).toHaveCount(0);
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs)).toEqual([['I thought about it.']]);
});

test('a letter is printed and saved for its own envelope: nothing but the sheet comes out', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await writeLetter(page, server.url, { blocks: ['For my own envelope.'] });
	await handIn(page);
	await page.emulateMedia({ media: 'print' });
	await expect(page.getByText('A screen is not printed.')).toBeVisible();
	await expect(page.getByRole('heading', { name: /^Thank you/ })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
	await openMine(page);
	await page.getByRole('button', { name: 'Print it' }).click();
	await expect(page.getByRole('heading', { name: 'Print it yourself' })).toBeFocused();
	await expect(page.getByRole('img', { name: /Page 1/ })).toContainText('For my own envelope.');

	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as PDF' }).click();
	const saved = readFileSync(await (await saving).path());
	expect(saved.subarray(0, 5).toString()).toBe('%PDF-');

	await page.emulateMedia({ media: 'print' });
	const sheets = page.locator('body > .on-print.sheet');
	await expect(sheets).toBeVisible();
	await expect(page.locator('body > .on-print:not(.sheet)')).toBeHidden();
	await expect(page.locator('body > .app')).toBeHidden();
	expect(await sheets.locator('svg').count()).toBe(1);
	expect(await sheets.locator('.envelope').count()).toBe(0);
});

test('after a letter has left, its writer asks without a network to leave it out, and takes the request back', async ({
	page
}) => {
	await takeSeat(page, event.joinLink);
	await writeLetter(page, server.url, { blocks: ['I told too much of myself.'] });
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	await openMine(page);
	await cutOff(page);
	await page.getByRole('button', { name: 'Ask to leave it out' }).first().click();
	await page.getByRole('button', { name: 'Ask them' }).click();
	const asked = page.getByText(/^You asked to leave it out/);
	await expect(asked).toContainText('waits here and leaves by itself');
	await page.reload();
	await expect(asked).toBeVisible();
	await connect(page);
	await expect(asked).toContainText('Your request is delivered.');
	expect((await feedOf(server.url, event)).map(({ kind }) => kind)).toEqual(['letter', 'request']);

	await page.getByRole('button', { name: 'Take the request back' }).click();
	await expect(page.getByText(/^You took your request back/)).toContainText('Your request is delivered.');
});

test('a receipt code alone is enough to ask, on any device of the event', async ({ page }) => {
	await takeSeat(page, event.tableLink('7'));
	await page.goto(`${server.url}/letters`);
	await page.getByText('With a receipt code alone').click();
	const field = page.getByRole('textbox', { name: 'Receipt code' });
	await field.fill('K7-3Q');
	await field.press('Enter');
	await expect(page.getByText('That is no receipt code.')).toBeVisible();
	await field.fill('k7 3qd');
	await field.press('Enter');
	await expect(page.getByText('Your request about K7-3QD is sealed here.')).toBeVisible();
	await expect.poll(async () => (await feedOf(server.url, event)).map(({ kind }) => kind)).toEqual(['request']);
});

test('organisers read in the print room that a writer asks not to send a letter', async ({ page, browser }) => {
	const real = await openEvent(server.url, {}, presentPack());
	await takeSeat(page, real.joinLink);
	await writeLetter(page, server.url, { blocks: ['I told too much of myself.'] });
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	await openMine(page);
	await page.getByRole('button', { name: 'Ask to leave it out' }).first().click();
	await page.getByRole('button', { name: 'Ask them' }).click();
	await expect(page.getByText(/^You asked to leave it out/)).toContainText('Your request is delivered.');

	const organiser = await (await browser.newContext()).newPage();
	await organiser.goto(`${server.url}/organise`);
	await openWithWords(organiser, server.url, real);
	await goToRoom(organiser, 'Print room');
	await expect(organiser.getByText('One writer asks not to send what they handed in')).toBeVisible();
	await organiser.getByRole('link', { name: 'Look at them' }).click();
	await expect(organiser.getByRole('heading', { name: 'Letters', exact: true })).toBeVisible();
	await organiser.context().close();
});

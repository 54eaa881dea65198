/** From an empty sheet to the thank-you: on a shared table, without a network, with two windows. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { promiseToKeep } from '../support/browser-memory.ts';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { waitUntilKept } from '../support/stored.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

async function sitDown(
	context: BrowserContext,
	link: (event: OpenedEvent) => string
): Promise<{ page: Page; event: OpenedEvent }> {
	const event = await openEvent(server.url);
	const page = await context.newPage();
	await promiseToKeep(page, server.url);
	await page.goto(link(event));
	await page.getByText('Choose who to write to').click();
	await page.waitForURL('**/cases');
	return { page, event };
}
const atTable = (event: OpenedEvent) => event.tableLink('7');
const atHome = (event: OpenedEvent) => event.joinLink;

const openLetter = async (page: Page) => {
	await page.goto(`${server.url}/cases/wendy-galarza/letter`);
	await expect(page.getByRole('textbox', { name: /^Block 1/ })).toBeVisible();
};
async function write(page: Page) {
	await page.getByRole('textbox', { name: /^Block 1/ }).fill('I am Nora, and I study in Northaven.');
	await page.getByRole('textbox', { name: /^Block 4/ }).fill('I ask you to find out what was done to Wendy.');
	await page.getByRole('textbox', { name: 'Your name' }).fill('Nora');
}
async function handIn(page: Page) {
	await page.getByRole('button', { name: 'Read it once more' }).click();
	await page.getByRole('button', { name: 'Hand in' }).click();
}

test('a letter handed in without a network is safe here, then delivered as it was written', async ({ context }) => {
	const { page, event } = await sitDown(context, atTable);
	await openLetter(page);
	await write(page);
	await context.route('**/api/**', (route) => route.abort());
	await handIn(page);
	await expect(page.getByRole('heading', { name: 'Thank you. Your letter to Mexico is sealed.' })).toBeFocused();
	await expect(page.getByText('Safe here.', { exact: true })).toBeVisible();
	expect(await itemsOf(server.url, event)).toEqual([]);
	await context.unroute('**/api/**');
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(page.getByText('Delivered.', { exact: true })).toBeVisible();
	const [item] = await itemsOf(server.url, event);
	expect(item).toMatchObject({
		kind: 'letter',
		caseId: 'wendy-galarza',
		paragraphs: ['I am Nora, and I study in Northaven.', 'I ask you to find out what was done to Wendy.'],
		from: { name: 'Nora' },
		table: '7',
		practice: 2021
	});
});

test('what was written lies there again after a reload, and the back gesture leads from reading to the sheet', async ({
	context
}) => {
	const { page } = await sitDown(context, atHome);
	await openLetter(page);
	await write(page);
	await waitUntilKept(page);
	await page.reload();
	await expect(page.getByRole('textbox', { name: /^Block 4/ })).toHaveValue('I ask you to find out what was done to Wendy.');
	await page.getByRole('button', { name: 'Read it once more' }).click();
	await expect(page.getByRole('button', { name: 'Hand in' })).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('textbox', { name: /^Block 4/ })).toBeVisible();
	expect(page.url()).toContain('/letter');
});

test('a letter handed in from two windows is one letter, and the second window says so', async ({ context }) => {
	const { page: first, event } = await sitDown(context, atHome);
	await openLetter(first);
	await write(first);
	await waitUntilKept(first);
	const second = await context.newPage();
	await openLetter(second);
	await second.getByRole('button', { name: 'Read it once more' }).click();
	await handIn(first);
	await expect(first.getByRole('heading', { name: /^Thank you/ })).toBeVisible();
	await expect(second.getByText(/^Already handed in/)).toBeVisible();
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(1);
});

test('a card is drawn, written and thanked for, and the letter to the same person is offered', async ({ context }) => {
	const { page, event } = await sitDown(context, atHome);
	await page.goto(`${server.url}/cases/mohamed-el-baqer/card`);
	const front = page.getByRole('img', { name: /^Drawing field/ });
	const box = (await front.boundingBox())!;
	await page.mouse.move(box.x + 60, box.y + 60);
	await page.mouse.down();
	for (let step = 1; step <= 10; step++) await page.mouse.move(box.x + 60 + step * 12, box.y + 60 + (step % 3) * 20);
	await page.mouse.up();
	await page.getByRole('textbox', { name: 'Your message' }).fill('You are not forgotten.');
	await handIn(page);
	await expect(page.getByRole('link', { name: /A letter for Mohamed/ })).toBeVisible();
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(1);
	const [card] = await itemsOf(server.url, event);
	expect(card).toMatchObject({ kind: 'card', paragraphs: ['You are not forgotten.'], drawing: { width: 1480, height: 1050 } });
});

test('after the thank-you on a shared table the next person finds nothing of the letter', async ({ context }) => {
	const { page } = await sitDown(context, atTable);
	await openLetter(page);
	await write(page);
	await handIn(page);
	await page.getByRole('button', { name: /I am done, next please/ }).click();
	await page.waitForURL('**/cases');
	await openLetter(page);
	await expect(page.getByRole('textbox', { name: 'Your name' })).toHaveValue('');
	await expect(page.getByRole('textbox', { name: /^Block 1/ })).toHaveValue('');
	await page.goto(`${server.url}/thank-you`);
	await page.waitForURL('**/cases');
});

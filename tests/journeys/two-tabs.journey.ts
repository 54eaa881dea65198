/** One draft in two tabs. The first tab to hand it in wins, and there is one item. */
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { rowsOf, waitUntilKept } from '../support/stored.ts';
import {
	block,
	handIn,
	handInButton,
	takeSeat,
	openSheet,
	outboxMarks,
	readOnceMore,
	thanks,
	writeLetter
} from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
});
test.beforeEach(async () => {
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

/** Both tabs show the same letter in its last reading. */
async function twoTabs(context: BrowserContext): Promise<[Page, Page]> {
	const [first, second] = [await context.newPage(), await context.newPage()];
	await takeSeat(first, event.joinLink);
	await writeLetter(first, server.url, { blocks: ['One sheet, two windows.'] });
	await waitUntilKept(first);
	await openSheet(second, server.url, 'letter');
	await expect(block(second, 1)).toHaveValue('One sheet, two windows.');
	await readOnceMore(first);
	await readOnceMore(second);
	return [first, second];
}

const already = (page: Page) => page.getByText('Already handed in. Another window on this device did it, and nothing was lost.');

test('the second tab says "Already handed in", and the server has one item', async ({ context }) => {
	const [first, second] = await twoTabs(context);
	await handInButton(first).click();
	await expect(thanks(first)).toBeVisible();
	await expect(already(second)).toBeVisible();
	await expect(handInButton(second)).toBeDisabled();
	await second.getByRole('link', { name: 'To all people' }).click();
	await expect(outboxMarks(second)).toContainText('1 delivered');
	expect(await itemsOf(server.url, event)).toHaveLength(1);
});

test('two taps at the same moment hand in once', async ({ context }) => {
	const tabs = await twoTabs(context);
	await Promise.all(
		tabs.map((page) => page.evaluate(() => void document.querySelector<HTMLElement>('.act button:last-of-type')?.click()))
	);
	for (const page of tabs) await expect(thanks(page).or(already(page))).toBeVisible();
	const thanked = await Promise.all(tabs.map((page) => thanks(page).isVisible()));
	expect(thanked.filter(Boolean)).toHaveLength(1);
	const [page] = tabs;
	await expect.poll(async () => (await rowsOf(page, 'outbox')).map(({ state }) => state)).toEqual(['delivered']);
	expect(await itemsOf(server.url, event)).toHaveLength(1);
});

test('a tab that lags behind shows the newer text, and hands that in', async ({ context }) => {
	const [first, second] = await twoTabs(context);
	await first.getByRole('button', { name: 'Change something' }).click();
	await block(first, 1).fill('The newer sentence.');
	await waitUntilKept(first);
	await expect(second.getByText('The newer sentence.').first()).toBeVisible();
	await handInButton(second).click();
	await expect(thanks(second)).toBeVisible();
	await expect
		.poll(async () => (await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs))
		.toEqual([['The newer sentence.']]);
});

const also = (page: Page) => page.getByText('This letter is open in another window too.');

test('two tabs with one new letter: the second says so, and both have the words of both', async ({ context }) => {
	const [first, second] = [await context.newPage(), await context.newPage()];
	await takeSeat(first, event.joinLink);
	await openSheet(first, server.url, 'letter');
	await openSheet(second, server.url, 'letter');
	await expect(also(second)).toBeVisible();
	await block(first, 1).fill('From the first.');
	await expect(block(second, 1)).toHaveValue('From the first.');
	await Promise.all([block(first, 2).fill('Again from the first.'), block(second, 3).fill('From the second.')]);
	for (const page of [first, second]) {
		await expect(block(page, 2)).toHaveValue('Again from the first.');
		await expect(block(page, 3)).toHaveValue('From the second.');
	}
	expect(await rowsOf(first, 'drafts')).toHaveLength(1);
	for (const page of [first, second]) await page.reload();
	await expect(block(first, 3)).toHaveValue('From the second.');
	await expect(block(second, 2)).toHaveValue('Again from the first.');
	await second.close();
	await first.reload();
	await expect(block(first, 1)).toHaveValue('From the first.');
	await first.waitForTimeout(1_500);
	await expect(also(first)).toBeHidden();
});

test('two tabs that begin the same letter at the same moment keep one sheet with both texts', async ({ context }) => {
	const [first, second] = [await context.newPage(), await context.newPage()];
	await takeSeat(first, event.joinLink);
	await Promise.all([openSheet(first, server.url, 'letter'), openSheet(second, server.url, 'letter')]);
	await Promise.all([block(first, 1).fill('Typed in one.'), block(second, 1).fill('Typed in the other.')]);
	for (const page of [first, second])
		for (const text of [/Typed in one\./, /Typed in the other\./]) await expect(block(page, 1)).toHaveValue(text);
	expect(await rowsOf(first, 'drafts')).toHaveLength(1);
});

test('what was written after another tab handed the letter in becomes a letter of its own', async ({ context }) => {
	const [first, second] = await twoTabs(context);
	await second.getByRole('button', { name: 'Change something' }).click();
	await handInButton(first).click();
	await expect(thanks(first)).toBeVisible();
	await expect(already(second)).toBeVisible();
	await block(second, 2).fill('One thing more.');
	await second.getByRole('button', { name: 'Keep it as a new sheet' }).click();
	await handIn(second);
	await expect
		.poll(async () => (await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs))
		.toEqual([['One sheet, two windows.'], ['One sheet, two windows.', 'One thing more.']]);
});

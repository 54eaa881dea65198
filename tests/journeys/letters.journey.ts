/** Unusual letters: far too long, empty, without a name, and with every sign that breaks text. */
import { expect, test, type Page } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { rowsOf, waitUntilKept } from '../support/stored.ts';
import {
	block,
	drawOn,
	handIn,
	handInButton,
	openSheet,
	readOnceMore,
	takeSeat,
	writeCard,
	writeLetter
} from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
});
test.beforeEach(async ({ page }) => {
	event = await openEvent(server.url);
	await takeSeat(page, event.joinLink);
});
test.afterAll(() => server.discard());

/** Does what a paste does: the whole text comes in one input event. */
async function paste(page: Page, number: number, text: string) {
	await block(page, number).focus();
	await page.evaluate((pasted) => {
		const transfer = new DataTransfer();
		transfer.setData('text/plain', pasted);
		const target = document.activeElement as HTMLTextAreaElement;
		if (!target.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }))) return;
		target.setRangeText(pasted);
		target.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
	}, text);
}

test('a letter of a megabyte is told while writing, never cut, and handed in once it was shortened', async ({ page }) => {
	const sentence = 'I ask you, again and again, to see to it. ';
	const megabyte = sentence.repeat(Math.ceil(1_000_000 / sentence.length));
	await writeLetter(page, server.url, { blocks: ['A beginning.'] });
	await paste(page, 2, megabyte);
	await expect(
		page.getByText('This letter is too long to hand in. Nothing is cut off: please shorten it yourself.').first()
	).toBeVisible();
	await waitUntilKept(page);
	await page.reload();
	await expect(block(page, 2)).toHaveValue(megabyte);
	await readOnceMore(page);
	await expect(page.getByText('This is too long to hand in. Nothing is cut off: please shorten it yourself.')).toBeVisible();
	await expect(handInButton(page)).toBeDisabled();
	expect(await rowsOf(page, 'outbox')).toEqual([]);
	await page.getByRole('button', { name: 'Change something' }).click();
	await block(page, 2).fill('Short, after all.');
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs)).toEqual([['A beginning.', 'Short, after all.']]);
});

test('families, flags, directions, halves of signs and other alphabets arrive as they were written', async ({ page }) => {
	const texts = [
		'👩‍👩‍👧‍👦 👨🏽‍🚀 🏳️‍🌈 🇳🇱 1️⃣',
		'من فضلك\u2067 افعل \u202Eright-to-left override\u202C ما يجب\u2069',
		'ትግርኛ · 日本語 · ภาษาไทย · தமிழ் · e\u0301 ﬁ',
		'tab\there, NUL\u0000there'
	];
	await writeLetter(page, server.url, { name: 'Zoë 👩‍👧 O’Neill-Łuç', blocks: texts });
	await paste(page, 5, 'half \uD83D and half \uDC69 a sign');
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	const [item] = await itemsOf(server.url, event);
	expect(item?.paragraphs).toEqual([texts[0], texts[1], texts[2], 'tab here, NULthere', 'half \uFFFD and half \uFFFD a sign']);
	expect(item?.from.name).toBe('Zoë 👩‍👧 O’Neill-Łuç');
	await page.getByRole('link', { name: /^My letters/ }).click();
	await page.getByRole('button', { name: 'Read' }).click();
	await expect(page.getByRole('article')).toContainText('👩‍👩‍👧‍👦 👨🏽‍🚀 🏳️‍🌈 🇳🇱 1️⃣');
});

test('an empty letter is not handed in; the screen says so and leads to the first block', async ({ page }) => {
	await writeLetter(page, server.url, { blocks: ['  \n \t '] });
	await readOnceMore(page);
	await expect(page.getByText('The letter is still empty. One line is enough.')).toBeVisible();
	await expect(handInButton(page)).toBeDisabled();
	await page.getByRole('button', { name: 'Go there' }).click();
	await expect(block(page, 1)).toBeFocused();
});

test('a letter without a name is not handed in; the screen leads to the name', async ({ page }) => {
	await writeLetter(page, server.url, { name: ' \u200B ', blocks: ['I forgot who I am.'] });
	await page.getByLabel('Your name').fill('   ');
	await readOnceMore(page);
	await expect(page.getByText('Your name is missing. The reader wants to know who writes.')).toBeVisible();
	await expect(handInButton(page)).toBeDisabled();
	await page.getByRole('button', { name: 'Go there' }).click();
	await expect(page.getByLabel('Your name')).toBeFocused();
	await page.keyboard.type('Nora');
	await handIn(page);
});

test('a card with a drawing and no words is a card, and one with neither is empty', async ({ page }) => {
	await writeCard(page, server.url, { name: '', blocks: [''] });
	await readOnceMore(page);
	await expect(page.getByText('The card is still empty. A few words or a drawing are enough.')).toBeVisible();
	await page.getByRole('button', { name: 'Change something' }).click();
	await drawOn(page);
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	const [card] = await itemsOf(server.url, event);
	expect(card).toMatchObject({ kind: 'card', paragraphs: [], from: { name: '' } });
});

test('a sheet left and opened again says the same, and a case that is not there says so', async ({ page }) => {
	await writeLetter(page, server.url, { blocks: ['To be continued'] });
	await page.getByRole('link', { name: 'Back to the story' }).click();
	await page.getByRole('link', { name: 'Go on with your letter' }).click();
	await expect(block(page, 1)).toHaveValue('To be continued');
	await page.goto(`${server.url}/cases/nobody-at-all/letter`);
	await expect(page.getByText('This person is not in the pack.')).toBeVisible();
	await page.goto(`${server.url}/cases/nobody-at-all`);
	await expect(page.getByRole('heading', { name: 'There is nothing on this spot' })).toBeVisible();
	await openSheet(page, server.url, 'letter');
});

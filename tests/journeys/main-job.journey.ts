/**
 * The whole job: a device joins once and then has no network. Somebody writes, draws and hands in, and closes the browser.
 * Everything arrives once, is read and is printed.
 */
import { expect, test } from '@playwright/test';
import { sha256Hex, fromBase64 } from '#lib/keys/bytes.ts';
import { promiseToKeep } from '../support/browser-memory.ts';
import { feedOf, itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { openWithWords, goToRoom, printAll, readItem } from '../support/organising.ts';
import { plainSpaces, wordsIn } from '../support/poppler.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { drawOn, handIn, join, outboxMarks, sign, writeCard, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
const writer = new Profile();
const organiser = new Profile();
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(async () => {
	await writer.discard();
	await organiser.discard();
	await server.discard();
});

const blocks = [
	'My name is Nora and I live in Northaven, by the sea.',
	'I read about Wendy Galarza in a library.',
	'It troubles me that nobody was tried: “señal”, 50 %, & <all>.',
	'I respectfully ask you to see that what happened is investigated.',
	'Thank you for reading.'
];
const greeting = 'Dear Wendy, I drew you a wave. Un abrazo.';

test('a letter and a card written without a network arrive once, word for word, after the browser was closed', async () => {
	let page = await writer.open();
	await join(page, event.joinLink);
	await server.kill();

	await page.reload();
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	await page.goto(`${server.url}/cases/wendy-galarza`);
	await expect(page.getByRole('heading', { name: 'Wendy Galarza' })).toBeVisible();

	await writeLetter(page, server.url, { blocks });
	await sign(page);
	await handIn(page);
	await expect(page.getByText('Safe here.')).toBeVisible();
	await writeCard(page, server.url, { blocks: [greeting] });
	await drawOn(page);
	await handIn(page);
	await expect(outboxMarks(page)).toContainText('2 safe here');

	await writer.close();
	page = await writer.open();
	// The tests' browser forgets at each start what it promised.
	await promiseToKeep(page, server.url);
	await page.goto(`${server.url}/cases`);
	await expect(outboxMarks(page)).toContainText('2 safe here');
	await server.start();
	await expect(outboxMarks(page)).toContainText('2 delivered');
	await writer.close();

	const [letter, card, ...more] = await itemsOf(server.url, event);
	expect(more).toEqual([]);
	expect(letter).toMatchObject({ kind: 'letter', paragraphs: blocks, from: { name: 'Nora', town: 'Northaven' } });
	expect(letter?.signature?.lines.length).toBeGreaterThan(0);
	expect(card).toMatchObject({ kind: 'card', paragraphs: [greeting], from: { name: 'Nora' } });
	expect(card?.drawing?.lines.length).toBeGreaterThan(0);
	for (const { sealed, digest } of await feedOf(server.url, event))
		expect(await sha256Hex(fromBase64(sealed) ?? new Uint8Array())).toBe(digest);
});

test('the organiser opens them on another device with the words alone, reads them word for word, and prints them', async () => {
	const page = await organiser.open();
	await openWithWords(page, server.url, event);
	await expect(page.getByText('1 letter is ready to print')).toBeVisible();
	await goToRoom(page, 'Letters');
	expect(await readItem(page, 'letter')).toEqual([...blocks, 'Nora']);
	expect(await readItem(page, 'card')).toEqual([greeting, 'Nora']);

	const letters = wordsIn(await printAll(page, 'letter'));
	for (const text of [...blocks, 'Nora', 'Northaven', 'Fiscal General de Quintana Roo'])
		expect(letters).toContain(plainSpaces(text));
	await page.getByRole('button', { name: '1 item is printed' }).click();
	await expect(page.getByRole('heading', { name: '1 marked as printed' })).toBeVisible();
	await page.getByRole('button', { name: 'Next run' }).click();
	const cards = wordsIn(await printAll(page, 'card'));
	expect(cards).toContain(plainSpaces(greeting));
});

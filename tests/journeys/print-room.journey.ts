/**
 * The print room as an organiser uses it: files that are read back, several files, a stopped run, no network, and label sheets.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Download, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import { aCard, aLetter } from '../support/builders.ts';
import { openEvent, random, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { infoOf, plainSpaces, textIn, wordsIn } from '../support/poppler.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name });
const bytesOf = async (download: Download) => new Uint8Array(readFileSync(await download.path()));
const pagesIn = (pdf: Uint8Array) => Number(/Pages:\s+(\d+)/.exec(infoOf(pdf))?.[1]);
const letters = (count: number, change: Partial<Item> = {}) =>
	Array.from({ length: count }, () => aLetter({ ...change, id: newId(Date.now(), random) }));

/** Even long letters stay below what the server takes in one body. */
const atOnce = 4;

async function anEvent(items: Item[]): Promise<OpenedEvent> {
	const event = await openEvent(server.url);
	for (let at = 0; at < items.length; at += atOnce)
		await handInFor(
			server.url,
			event.code,
			event.words,
			items.slice(at, at + atOnce).map((item) => ({ item }))
		);
	return event;
}

async function enter(page: Page, event: OpenedEvent) {
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Print room');
}

async function press(page: Page, name: string | RegExp): Promise<Download> {
	const downloading = page.waitForEvent('download');
	await button(page, name).click();
	return downloading;
}

test('one press prints the new letters of every case, and the file reads back word for word', async ({ page }) => {
	const event = await anEvent([
		...letters(2),
		...letters(1, { caseId: 'bernardo-caal-xol', from: { name: 'Ana', town: 'Porto' } })
	]);
	await enter(page, event);
	await expect(page.locator('ol.first li')).toHaveCount(3);
	const download = await press(page, 'Print 3 letters');
	expect(download.suggestedFilename()).toBe(`writing-table-${event.code}-letters-3.pdf`);
	const pdf = await bytesOf(download);
	expect(wordsIn(pdf)).toContain('My name is Nora and I live in Northaven.');
	expect(pagesIn(pdf)).toBe(3);
	await expect(page.getByRole('heading', { name: 'The file is ready' })).toBeFocused();
	await button(page, 'All 3 are printed').click();
	await expect(page.getByRole('heading', { name: '3 marked as printed' })).toBeFocused();
	await expect(page.getByText('Nothing to print here')).toBeVisible();
	await button(page, 'Print again').click();
	await expect(button(page, 'Print 3 letters')).toBeFocused();
	await radio(page, /^Address labels/).check();
	await expect(button(page, 'Print 3 labels')).toBeVisible();
});

test('cases can be chosen, each in a file of its own, written into a folder a person picks', async ({ page }) => {
	const event = await anEvent([
		...letters(2),
		...letters(3, { caseId: 'bernardo-caal-xol' }),
		...letters(1, { caseId: 'mikita-zalatarou' })
	]);
	await page.addInitScript(() => {
		window.showDirectoryPicker = () => navigator.storage.getDirectory();
	});
	await enter(page, event);
	await page.getByRole('region', { name: 'What to print' }).getByText('Cases', { exact: true }).click();
	await page.getByLabel('Mikita Zalatarou').uncheck();
	await page.getByText('Files', { exact: true }).click();
	await page.getByLabel('A file for each case').check();
	await button(page, 'Print 5 letters').click();
	await expect(page.getByRole('heading', { name: '2 files are ready' })).toBeVisible();
	await expect(page.getByText('5 pages are where you put them')).toBeVisible();
	const files = await page.evaluate(async () => {
		const found: [string, number[]][] = [];
		const folder = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, FileSystemFileHandle]>;
		for await (const [name, handle] of folder)
			found.push([name, [...new Uint8Array(await (await handle.getFile()).arrayBuffer())]]);
		return found.sort();
	});
	expect(files.map(([name]) => name)).toEqual(
		['01-of-02', '02-of-02'].map((place) => `writing-table-${event.code}-letters-${place}.pdf`)
	);
	expect(files.map(([, bytes]) => pagesIn(new Uint8Array(bytes))).sort()).toEqual([2, 3]);
});

test('a place that was refused saves nothing and offers the downloads, one for each file', async ({ page }) => {
	const event = await anEvent([...letters(1), ...letters(1, { caseId: 'bernardo-caal-xol' })]);
	await page.addInitScript(() => {
		window.showDirectoryPicker = () => Promise.reject(new DOMException('no', 'AbortError'));
	});
	await enter(page, event);
	await page.getByText('Files', { exact: true }).click();
	await page.getByLabel('A file for each case').check();
	await button(page, 'Print 2 letters').click();
	await expect(page.getByText('No place was chosen, so nothing was saved.')).toBeVisible();
	const names: string[] = [];
	page.on('download', (download) => names.push(download.suggestedFilename()));
	await button(page, 'Save as downloads').click();
	await expect(page.getByRole('heading', { name: '2 files are ready' })).toBeVisible();
	await expect.poll(() => names.length).toBe(2);
	await button(page, /^Save again.*Bernardo/).click();
	await expect.poll(() => names.at(-1)).toMatch(/letters-0[12]-of-02\.pdf$/);
});

test('a run that is stopped saves nothing, and its letters stay new', async ({ page }) => {
	const long = {
		paragraphs: Array.from({ length: 60 }, () => 'I ask you to see that what happened is investigated. '.repeat(12))
	};
	const event = await anEvent(letters(96, long));
	await enter(page, event);
	await expect(button(page, 'Print 96 letters')).toBeVisible();
	await button(page, 'Print 96 letters').click();
	await expect(page.getByRole('heading', { name: 'Laying out letters' })).toBeFocused();
	await button(page, 'Stop').click();
	await expect(page.getByText('Stopped. Nothing was saved.')).toBeVisible();
	await expect(button(page, 'Print 96 letters')).toBeFocused();
});

test('what was fetched prints without a network, and says that the others could not be asked', async ({ page }) => {
	const event = await anEvent(letters(2));
	await page.goto(`${server.url}/organise`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await enter(page, event);
	await expect(button(page, 'Print 2 letters')).toBeEnabled();
	await page.context().setOffline(true);
	const downloading = page.waitForEvent('download');
	await button(page, 'Print 2 letters').click();
	await expect(page.getByText('The others could not be asked').or(page.getByText('The file is ready')).first()).toBeVisible();
	const anyway = button(page, 'Print now');
	if (await anyway.isVisible()) await anyway.click();
	expect(pagesIn(await bytesOf(await downloading))).toBe(2);
	await page.context().setOffline(false);
});

test('labels begin at the label that was pressed, moved by the nudge, and both are remembered', async ({ page }) => {
	const event = await anEvent(letters(2));
	await enter(page, event);
	await radio(page, /^Address labels/).check();
	await radio(page, 'Label 5').check();
	await page.getByText('My printer', { exact: true }).click();
	await page.getByLabel('To the right, mm').fill('1.5');
	await page.getByLabel('To the right, mm').blur();
	const boxed = textIn(await bytesOf(await press(page, 'Print 2 labels')), '-bbox');
	const word = /xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>Fiscal</.exec(boxed);
	const [xMm, yMm] = [Number(word?.[1]), Number(word?.[2])].map((points) => (points * 25.4) / 72);
	// The second column and row of an L7160, 4 mm inside its label, with the shift added.
	expect(xMm).toBeCloseTo(7.2 + 66.04 + 4 + 1.5, 0);
	expect(yMm).toBeGreaterThan(15.15 + 38.1);
	expect(yMm).toBeLessThan(15.15 + 2 * 38.1);
	await page.reload();
	await enter(page, event);
	await expect(page.getByText('moved by 1.5 and 0 mm')).toBeVisible();
	await radio(page, /^Address labels/).check();
	await expect(radio(page, 'Label 5')).toBeChecked();
});

test('cards, envelopes, covers and the test page print, each as it is called', async ({ page }) => {
	const event = await anEvent([...letters(1), aCard({ id: newId(Date.now(), random) })]);
	await enter(page, event);
	for (const [kind, name, pages, text] of [
		[/^Cards/, 'Print 1 card', 2, 'We think of you.'],
		[/^Envelopes without/, 'Print 1 envelope', 1, 'Chetumal'],
		[/^Cover sheets/, 'Print 1 cover sheet', 1, 'Wendy Galarza']
	] as const) {
		await radio(page, kind).check();
		const pdf = await bytesOf(await press(page, name));
		expect([pagesIn(pdf), plainSpaces(wordsIn(pdf)).includes(text)]).toEqual([pages, true]);
		// Labels, which go along with letters, make no batch, and nothing is asked about them.
		await button(page, name === 'Print 1 card' ? 'It is not there, or did not print' : 'Next run').click();
	}
	await page.getByText('My printer', { exact: true }).click();
	expect(wordsIn(await bytesOf(await press(page, 'Print the test page')))).toContain('170 mm');
});

test('the fonts of every script can be fetched beforehand, and stopped on the way', async ({ page }) => {
	const event = await anEvent(letters(1));
	await page.goto(`${server.url}/organise`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await enter(page, event);
	await page.getByText('Every script, without a network').click();
	await button(page, /^Fetch the rest/).click();
	await expect(page.getByText('All fonts are on this device.')).toBeVisible();
	await page.reload();
	await enter(page, event);
	await expect(page.getByText('all here')).toBeVisible();
});

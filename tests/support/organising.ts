/**
 * An organiser at the screen, who opens an event with its words, reads and prints. It finds everything by the English words on
 * the screens.
 */
import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { OpenedEvent } from './event.ts';

/** Opens the event on a device that has never heard of it. */
export async function openWithWords(page: Page, url: string, { words }: Pick<OpenedEvent, 'words'>) {
	await page.goto(`${url}/organise`);
	await page.getByLabel('Word 1', { exact: true }).fill(words.join(' '));
	await page.getByRole('button', { name: 'Open the event' }).click();
	await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

export async function goToRoom(page: Page, room: 'Desk' | 'Letters' | 'Print room' | 'Cases' | 'Outreach' | 'Event') {
	const rooms = page.getByRole('navigation', { name: 'Rooms' });
	const link = rooms.locator('a').filter({ hasText: room });
	if (!(await link.isVisible())) await rooms.getByRole('button').click();
	await link.click();
	await expect(link).toHaveAttribute('aria-current', 'page');
}

/** Gives the words of one item, as the reader shows them beside the page that will be printed. */
export async function readItem(page: Page, kind: 'letter' | 'card'): Promise<string[]> {
	await page.getByRole('button', { name: new RegExp(`${kind}(?!s)`) }).click();
	const reader = page.getByRole('region', { name: 'Reading' });
	await expect(reader.getByRole('img', { name: /as it will print$/ }).first()).toBeVisible();
	await reader.getByText('As plain text').click();
	const shown = await reader.locator('details p').allTextContents();
	await reader.getByRole('button', { name: 'Close' }).click();
	return shown;
}

/**
 * Gives the PDF of all letters or all cards, as the browser downloads it from the print room. `isAlone`: the other organisers
 * cannot be asked what they printed.
 */
export async function printAll(page: Page, kind: 'letter' | 'card', { isAlone = false } = {}): Promise<Uint8Array> {
	await goToRoom(page, 'Print room');
	await page.getByRole('radio', { name: kind === 'letter' ? /^Letters/ : /^Cards/ }).check();
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: new RegExp(`^Print \\d+ ${kind}`) }).click();
	const now = page.getByRole('button', { name: 'Print now' });
	// The room asks only where it has not said before the press that the others cannot be asked.
	if (isAlone) await expect(now.or(page.getByRole('heading', { name: 'The file is ready' })).first()).toBeVisible();
	if (await now.isVisible()) await now.click();
	const download = await downloading;
	await expect(page.getByRole('heading', { name: 'The file is ready' })).toBeVisible();
	return new Uint8Array(readFileSync(await download.path()));
}

/**
 * A writer at the screen, who joins, writes, signs, draws and hands in. It finds everything by the English words on the screens.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { promiseToKeep } from './browser-memory.ts';

export const readySign = (page: Page) => page.getByText('Ready without a network', { exact: true });

/** Opens the link, waits until no network is needed from here on, and goes to the cases. */
export async function join(page: Page, link: string) {
	await promiseToKeep(page, link);
	await page.goto(link);
	await expect(readySign(page)).toBeVisible();
	await goToCases(page);
}

/** Does the same without waiting for the files that are kept for later, for journeys that have a network throughout. */
export async function takeSeat(page: Page, link: string) {
	await promiseToKeep(page, link);
	await page.goto(link);
	await goToCases(page);
}

async function goToCases(page: Page) {
	await expect(page.getByRole('heading', { name: /^You have a seat at/ })).toBeVisible();
	await page.getByRole('link', { name: 'Choose who to write to' }).click();
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
}

export interface Writing {
	caseId?: string;
	name?: string;
	town?: string;
	/** One text for each building block, from the first on; a card has one. */
	blocks?: string[];
}

export const block = (page: Page, number: number) => page.getByRole('textbox', { name: new RegExp(`^Block ${number}:`) });
const message = (page: Page) => page.getByRole('textbox', { name: 'Your message' });
const sheetOf = (url: string, kind: 'letter' | 'card', caseId = 'wendy-galarza') => new URL(`/cases/${caseId}/${kind}`, url).href;

/** The sheet of a case, opened by its address. */
export async function openSheet(page: Page, url: string, kind: 'letter' | 'card', caseId?: string) {
	await page.goto(sheetOf(url, kind, caseId));
	await expect(page.getByRole('button', { name: 'Read it once more' })).toBeVisible();
}

/**
 * Opens the sheet after its browser ended by itself. The app then does not know whether somebody still sits there, and the sheet
 * may be covered.
 */
export async function openSheetAgain(page: Page, url: string, kind: 'letter' | 'card') {
	await page.goto(sheetOf(url, kind));
	const stillWriting = page.getByRole('button', { name: 'I am still writing' });
	const readOnceMore = page.getByRole('button', { name: 'Read it once more' });
	await expect(stillWriting.or(readOnceMore).first()).toBeVisible();
	if (await stillWriting.isVisible()) await stillWriting.click();
	await expect(readOnceMore).toBeVisible();
}

export async function writeLetter(page: Page, url: string, { caseId, name = 'Nora', town = 'Northaven', blocks = [] }: Writing) {
	await openSheet(page, url, 'letter', caseId);
	for (const [index, text] of blocks.entries()) await block(page, index + 1).fill(text);
	await page.getByLabel('Your name').fill(name);
	await page.getByLabel('Your town').fill(town);
}

export async function writeCard(page: Page, url: string, { caseId, name = 'Nora', blocks: [text = ''] = [] }: Writing) {
	await openSheet(page, url, 'card', caseId);
	await message(page).fill(text);
	await page.getByLabel('Your name').fill(name);
}

export async function sign(page: Page) {
	await draw(page, page.getByRole('img', { name: /^Signing field/ }));
	await expect(page.getByRole('img', { name: 'Your signature' })).toBeVisible();
}

export async function drawOn(page: Page) {
	await draw(page, page.getByRole('img', { name: /^Drawing field/ }));
	await expect(page.getByRole('img', { name: 'Your drawing' })).toBeVisible();
}

async function draw(page: Page, surface: Locator) {
	await surface.scrollIntoViewIfNeeded();
	const box = await surface.boundingBox();
	if (!box) throw new Error('nowhere to draw');
	const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
	await page.mouse.move(...at(0.2, 0.5));
	await page.mouse.down();
	for (const [x, y] of [
		[0.3, 0.3],
		[0.4, 0.7],
		[0.5, 0.3],
		[0.8, 0.5]
	] as const)
		await page.mouse.move(...at(x, y), { steps: 4 });
	await page.mouse.up();
}

export async function readOnceMore(page: Page) {
	await page.getByRole('button', { name: 'Read it once more' }).click();
	await expect(page.getByRole('heading', { name: /^Your (letter|card)(, as it will be printed)?$/ })).toBeVisible();
}

export const handInButton = (page: Page) => page.getByRole('button', { name: 'Hand in' });
export const thanks = (page: Page) => page.getByRole('heading', { name: /^Thank you\. Your (letter|card)/ });

export async function handIn(page: Page) {
	await readOnceMore(page);
	await handInButton(page).click();
	await expect(thanks(page)).toBeVisible();
}

/** Gives the counts in the bar above every screen. */
export const outboxMarks = (page: Page) => page.getByRole('button', { name: /safe here|in this window/ });

/** Gives what the drawer of the outbox says about delivering. */
export async function openOutbox(page: Page) {
	await outboxMarks(page).click();
	const drawer = page.getByRole('dialog', { name: /^(On this device|In this window)$/ });
	await expect(drawer).toBeVisible();
	return drawer;
}

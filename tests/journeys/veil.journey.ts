/**
 * A half-written sheet on a shared tablet is covered when nobody touches it. It is cleared only when somebody says so, or after a
 * quarter of an hour.
 */
import { expect, test, type Page } from '@playwright/test';
import { aManifest } from '../support/builders.ts';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { rowsOf, waitUntilKept } from '../support/stored.ts';
import { block, openSheet, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
});
test.beforeEach(async () => {
	event = await openEvent(server.url, { settings: { ...aManifest().settings, idleMs: 240_000 } });
});
test.afterAll(() => server.discard());

const minuteMs = 60_000;
const touchedNote = 'writing-table/touched';
const sentence = 'Zwoqvix is what I wrote here.';
const veil = (page: Page) => page.getByRole('dialog', { name: 'A letter lies under this sheet' });
const writing = (page: Page) => page.getByRole('button', { name: 'I am still writing' });
const newHere = (page: Page) => page.getByRole('button', { name: 'I am new here' });

/** A letter with two answers, which nobody has touched since. */
async function halfWritten(page: Page) {
	await page.clock.install();
	await takeSeat(page, event.tableLink('7'));
	await writeLetter(page, server.url, { name: 'Qadrywub', town: 'Vexhoplin', blocks: [sentence, 'A second answer.'] });
	await waitUntilKept(page);
}

/** Waits until the watch of this window has begun. It begins after the screen, and a clock that is turned on would hurry it. */
async function isWatched(page: Page) {
	const lastTouch = () => page.evaluate((note) => localStorage.getItem(note), touchedNote);
	const before = await lastTouch();
	await expect(async () => {
		await block(page, 1).press('Shift');
		expect(await lastTouch()).not.toBe(before);
	}).toPass();
}

async function leftAlone(page: Page) {
	// The watch begins some seconds after the screen, and later on a slow machine. Each due timer runs once, as after a sleep.
	await expect(async () => {
		await page.clock.fastForward(minuteMs);
		await expect(veil(page)).toBeVisible({ timeout: 500 });
	}).toPass();
}

async function openRollCall(organiser: Page) {
	await goToRoom(organiser, 'Desk');
	await organiser
		.getByRole('link', { name: /roll-call/i })
		.first()
		.click();
}

/** Checks that nothing of the letter can be seen, and that nothing below the veil can be reached. */
async function showsNothing(page: Page) {
	const shown = await page.evaluate(() => document.body.innerText);
	for (const word of ['Zwoqvix', 'Wendy', 'Qadrywub', 'Vexhoplin']) expect(shown).not.toContain(word);
	await expect(block(page, 1)).toBeHidden();
}

test('a sheet nobody touches is covered after the idle time, and only its writer lifts the veil', async ({ page }) => {
	await halfWritten(page);
	await page.clock.fastForward(3 * minuteMs);
	await expect(veil(page)).toBeHidden();
	await leftAlone(page);
	await expect(veil(page).getByRole('heading')).toBeFocused();
	await expect(page.getByText('Nobody has touched this tablet for 4 minutes, so we have covered it.')).toBeVisible();
	await showsNothing(page);

	for (const key of ['Escape', 'Escape', 'Tab', 'Enter']) await page.keyboard.press(key === 'Enter' ? 'Shift+Tab' : key);
	await page.mouse.click(10, 700);
	await expect(veil(page)).toBeVisible();
	await page.clock.fastForward(10 * minuteMs);
	await expect(veil(page)).toBeVisible();
	await showsNothing(page);

	await writing(page).click();
	await expect(veil(page)).toBeHidden();
	await expect(block(page, 1)).toHaveValue(sentence);
	await expect(block(page, 1)).toBeVisible();
});

test('loading the page anew, or another, lifts no veil', async ({ page, context }) => {
	await halfWritten(page);
	await leftAlone(page);
	await page.reload();
	await expect(veil(page)).toBeVisible();
	await expect(page.getByText('We have covered it until whoever wrote it is back.')).toBeVisible();
	await showsNothing(page);
	await page.goto(`${server.url}/cases`);
	await expect(veil(page)).toBeVisible();
	const other = await context.newPage();
	await other.goto(`${server.url}/cases/wendy-galarza/letter`);
	await expect(veil(other)).toBeVisible();
	await showsNothing(other);
	await writing(other).click();
	await expect(block(other, 1)).toHaveValue(sentence);
	await expect(veil(page)).toBeHidden();
});

test('who is new is asked once more, can leave it there, and clears it by saying so', async ({ page }) => {
	await halfWritten(page);
	await leftAlone(page);
	await newHere(page).click();
	await expect(page.getByText('It is not finished: 2 of 5 questions are answered. Nobody can bring it back.')).toBeVisible();
	await showsNothing(page);
	await page.getByRole('button', { name: 'Leave it here' }).click();
	await expect(veil(page)).toBeVisible();
	await newHere(page).click();
	await page.getByRole('button', { name: 'Clear it' }).click();
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	expect(await rowsOf(page, 'drafts')).toEqual([]);
	await openSheet(page, server.url, 'letter');
	await expect(block(page, 1)).toHaveValue('');
});

test('after fifteen minutes more it is cleared, in every window, and the organisers read that', async ({
	page,
	context,
	browser
}) => {
	await halfWritten(page);
	const other = await context.newPage();
	await other.goto(`${server.url}/cases/wendy-galarza/letter`);
	await expect(block(other, 1)).toHaveValue(sentence);
	await isWatched(other);
	await leftAlone(page);
	const organiser = await (await browser.newContext({ locale: 'en-GB' })).newPage();
	await openWithWords(organiser, server.url, event);
	await page.clock.fastForward(15 * minuteMs + 2_000);
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	await expect(other.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	expect(await rowsOf(page, 'drafts')).toEqual([]);
	// The tablet says it some seconds after the page came anew, and the roll-call asks when it is opened.
	await expect(async () => {
		await page.clock.fastForward(20_000);
		await openRollCall(organiser);
		await expect(organiser.getByText('1 sheet was cleared unfinished.')).toBeVisible({ timeout: 2_000 });
	}).toPass();
	await organiser.close();
});

test('somebody who writes in one window sits at the other as well', async ({ page, context }) => {
	await halfWritten(page);
	const other = await context.newPage();
	await other.goto(`${server.url}/cases`);
	await expect(other.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	for (let minute = 0; minute < 6; minute++) {
		await block(page, 2).press('a');
		// This turns the clock of all windows.
		await page.clock.fastForward(minuteMs);
	}
	await expect(veil(other)).toBeHidden();
	await expect(veil(page)).toBeHidden();
});

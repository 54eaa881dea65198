/**
 * The network never comes: a file goes out of a tablet and into the organiser's device, and everything is there once, whatever
 * follows.
 */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openEvent, feedOf } from '../support/event.ts';
import { goToRoom, openWithWords, printAll } from '../support/organising.ts';
import { sayCardFor } from '../support/saying.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handIn, join, openOutbox, outboxMarks, writeCard, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const chooser = (page: Page) => page.locator('input[type=file]');
const note = (page: Page, text: string | RegExp) => page.getByRole('region', { name: 'Take in a file' }).getByText(text);

async function saveAsFile(tablet: Page): Promise<{ name: string; path: string }> {
	const drawer = await openOutbox(tablet);
	const saving = tablet.waitForEvent('download');
	await drawer.getByRole('button', { name: 'Save as a file' }).click();
	const download = await saving;
	await expect(drawer.getByText(/in a file\. They stay here until they are collected/)).toBeVisible();
	await tablet.keyboard.press('Escape');
	return { name: download.suggestedFilename(), path: await download.path() };
}

test('letters of a tablet without a network come in a file, are read and printed, and are there once in the end', async ({
	browser
}) => {
	const event = await openEvent(server.url);
	const [atTable, atDesk] = await Promise.all([browser.newContext({ locale: 'en' }), browser.newContext({ locale: 'en' })]);
	const [tablet, desk] = await Promise.all([atTable.newPage(), atDesk.newPage()]);
	await join(tablet, event.tableLink('3'));
	await openWithWords(desk, server.url, event);
	await desk.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await server.kill();

	await writeLetter(tablet, server.url, { blocks: ['My name is Nora.', 'I ask you to see to it.'] });
	await handIn(tablet);
	await writeCard(tablet, server.url, { blocks: ['We think of you.'] });
	await handIn(tablet);
	const first = await saveAsFile(tablet);
	expect(first.name).toMatch(new RegExp(`^letters-${event.code}-[0-9a-f]{6}\\.letters$`));
	const text = readFileSync(first.path, 'latin1');
	expect(text).toMatch(/^writing-table letters 1\n/);
	expect(text).not.toMatch(/Nora|think of you/);

	await goToRoom(desk, 'Letters');
	const bytes = readFileSync(first.path);
	await chooser(desk).setInputFiles([{ name: 'half.letters', mimeType: '', buffer: bytes.subarray(0, -40) }]);
	await expect(note(desk, /Only half of it is here/)).toBeVisible();
	await chooser(desk).setInputFiles([
		{ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('JFIF') },
		{ name: first.name, mimeType: '', buffer: bytes }
	]);
	await expect(note(desk, 'This is no file of Writing Table.')).toBeVisible();
	await expect(note(desk, '2 items taken in.')).toBeVisible();
	await expect(note(desk, '2 items from files go on to the server')).toBeVisible();
	await expect(desk.getByText('2 of 2')).toBeVisible();
	await desk.locator('ol.list button', { hasText: 'letter' }).click();
	await expect(desk.locator('svg.page').first()).toBeVisible();
	await expect(desk.locator('details.as-text')).toContainText('My name is Nora.');
	expect(Buffer.from(await printAll(desk, 'letter', { isAlone: true })).toString('latin1')).toMatch(
		/\/Type\s*\/Pages[^>]*\/Count 1\b/
	);

	await writeLetter(tablet, server.url, { blocks: ['One more letter.'] });
	await handIn(tablet);
	const second = await saveAsFile(tablet);
	await goToRoom(desk, 'Letters');
	await chooser(desk).setInputFiles(second.path);
	await expect(note(desk, '1 item taken in. 2 were here already.')).toBeVisible();

	await atTable.setOffline(true);
	await server.start();
	await expect(note(desk, /items? from files go/)).toBeHidden();
	expect((await feedOf(server.url, event)).map(({ seq }) => seq).sort()).toEqual([1, 2, 3]);

	await atTable.setOffline(false);
	await tablet.goto(`${server.url}/cases`);
	await expect(outboxMarks(tablet)).toHaveAccessibleName(/0 safe here.*3 delivered/);
	expect(await feedOf(server.url, event)).toHaveLength(3);
	await goToRoom(desk, 'Desk');
	await desk.getByRole('button', { name: 'Collect now' }).click();
	await goToRoom(desk, 'Letters');
	await expect(desk.getByText('3 of 3')).toBeVisible();

	// An organiser has everything, so the tablet deletes its copies. A file that was carried around for longer adds nothing.
	await chooser(desk).setInputFiles(second.path);
	await expect(note(desk, '3 were here already.')).toBeVisible();
	await Promise.all([atTable.close(), atDesk.close()]);
});

test('the roll-call says who has items out, and closing asks twice and names them', async ({ page }) => {
	const event = await openEvent(server.url);
	const hourAgo = Date.now() - 3_600_000;
	await sayCardFor(server.url, event, { table: '3', lastSeq: 12, joinedAtMs: hourAgo });
	await sayCardFor(server.url, event, { table: '12', lacks: ['kept', 'space'], joinedAtMs: hourAgo });
	const lost = await sayCardFor(server.url, event, { table: '7', lastSeq: 4, joinedAtMs: hourAgo });
	await sayCardFor(server.url, event, { table: '7', replaces: [lost], joinedAtMs: Date.now() });
	await openWithWords(page, server.url, event);
	await expect(page.getByText('1 tablet is not ready for the hall')).toBeVisible();
	await expect(page.getByText('4 items were lost with a tablet’s storage')).toBeVisible();
	await page.getByRole('link', { name: 'Roll-call of all devices' }).click();
	await expect(page.getByText('16 items are still out.')).toBeVisible();
	await expect(page.getByText('2 of 3 tablets that looked are ready for the hall.')).toBeVisible();
	const rows = page.getByRole('list', { name: 'At the tables' }).getByRole('listitem');
	await expect(rows).toHaveCount(4);
	await expect(rows.nth(0)).toContainText('Table 3');
	await expect(rows.nth(0)).toContainText('12 of 12 still out.');
	await expect(rows.filter({ hasText: 'Its storage was lost. 4 items will not come.' })).toContainText('Table 7');
	await expect(rows.nth(3)).toContainText('Lacks: storage that is kept, space.');

	await goToRoom(page, 'Event');
	const asked = page.getByRole('dialog');
	await page.getByRole('button', { name: 'Close the event' }).click();
	await expect(asked.getByRole('heading', { name: 'Close with 16 items still out?' })).toBeVisible();
	await expect(asked.getByText('Table 3: 12')).toBeVisible();
	await expect(asked.getByText('Table 7: 4, and its storage was lost')).toBeVisible();
	await asked.getByRole('button', { name: 'Keep it open' }).click();
	await expect(page.getByRole('button', { name: 'Close the event' })).toBeVisible();
	await page.getByRole('button', { name: 'Close the event' }).click();
	await asked.getByRole('button', { name: 'Close all the same' }).click();
	await expect(asked.getByText('It is 16 items.')).toBeVisible();
	await asked.getByRole('button', { name: 'Close the event' }).click();
	await expect(page.getByText('The event is closed.')).toBeVisible();
});

test('an event in which everything arrived closes without a question', async ({ page }) => {
	const event = await openEvent(server.url);
	await sayCardFor(server.url, event, { table: '3' });
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Event');
	await page.getByRole('button', { name: 'Close the event' }).click();
	await expect(page.getByText('The event is closed.')).toBeVisible();
});

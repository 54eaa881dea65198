/** The rooms of outreach and of the report, by the keyboard alone: from opening the event to what one takes home. */
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { faultsByTab, pressByKey, tabTo } from '../support/by-keys.ts';
import { openEvent, presentPack, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url, {}, presentPack());
});
test.afterAll(() => server.discard());

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });

async function openByKeys(page: Page) {
	await page.goto(`${server.url}/organise`);
	await tabTo(page, page.getByLabel('Word 1', { exact: true }));
	for (const [at, word] of event.words.entries()) {
		if (at > 0) await page.keyboard.press('Tab');
		await page.keyboard.type(word);
	}
	await pressByKey(page, page.getByRole('button', { name: 'Open the event' }));
	await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
}

async function savedByKey(page: Page, button: string): Promise<string> {
	const coming = page.waitForEvent('download');
	await pressByKey(page, page.getByRole('button', { name: button }));
	return (await coming).path();
}

test('an organiser makes a poster by the keyboard alone', async ({ page }) => {
	await openByKeys(page);
	await pressByKey(page, page.getByRole('link', { name: 'Outreach' }));
	await expect(heading(page, 'Outreach')).toBeFocused();
	await expect(page.locator('svg.page').nth(1)).toBeVisible();
	expect(await faultsByTab(page)).toEqual([]);

	await tabTo(page, page.getByLabel('Who is responsible for the poster'));
	await page.keyboard.type('J. Visser, Northaven');
	await pressByKey(page, page.getByLabel('Lift'), 'Space');
	await expect(page.getByLabel('Lift')).toBeChecked();
	// The arrows choose within a group.
	await tabTo(page, page.getByRole('radio', { name: 'Stamps' }));
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: 'One person' })).toBeFocused();
	await expect(page.getByRole('radio', { name: 'One person' })).toBeChecked();
	await page.keyboard.press('Shift+Tab');
	await expect(page.getByRole('radio', { name: 'One person' })).not.toBeFocused();
	expect(
		readFileSync(await savedByKey(page, 'Download the PDF'))
			.subarray(0, 5)
			.toString()
	).toBe('%PDF-');
	await expect(page.getByRole('button', { name: 'Download the PDF' })).toBeFocused();
});

test('an organiser takes the report home by the keyboard alone, on a narrow screen', async ({ page }) => {
	await page.setViewportSize({ width: 390, height: 844 });
	await openByKeys(page);
	const rooms = page.getByRole('navigation', { name: 'Rooms' });
	await pressByKey(page, rooms.getByRole('button'));
	await tabTo(page, rooms.getByRole('link', { name: 'Letters' }));
	await page.keyboard.press('Escape');
	await expect(rooms.getByRole('button')).toBeFocused();
	await expect(rooms.getByRole('link', { name: 'Letters' })).toBeHidden();

	await pressByKey(page, page.getByRole('link', { name: 'Report', exact: true }));
	await expect(heading(page, 'Report').first()).toBeFocused();
	expect(await faultsByTab(page)).toEqual([]);
	await tabTo(page, page.getByLabel('People who wrote only by hand'));
	await page.keyboard.type('6');
	await expect(page.getByText('The people are not counted')).toBeHidden();
	await expect(page.getByLabel('People who wrote only by hand')).toBeFocused();
	expect(readFileSync(await savedByKey(page, 'Table (CSV)'), 'utf8')).toContain(',6\r\n');
	await pressByKey(page, page.getByRole('link', { name: 'Desk' }).first());
	await expect(heading(page, 'Desk')).toBeFocused();
	await expect(page.getByRole('heading', { name: 'What needs you next' })).toBeVisible();
});

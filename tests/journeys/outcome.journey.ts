/** What became of it: an organiser tells it, and whoever wrote on an own device reads it, until it is taken back. */
import { expect, test } from '@playwright/test';
import { openEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handIn, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => (server = await aServer()));
test.afterAll(() => server.discard());

test('an organiser tells what became of the letters, and a writer reads it under My letters', async ({ page, browser }) => {
	const event = await openEvent(server.url);
	const phone = await (await browser.newContext({ locale: 'en' })).newPage();
	await takeSeat(phone, event.joinLink);
	await writeLetter(phone, server.url, { blocks: ['I ask you to see to it.'] });
	await handIn(phone);
	await expect(phone.getByText('Delivered.')).toBeVisible();

	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByRole('button', { name: 'What became of it: Wendy' }).click();
	await expect(page.getByRole('heading', { name: 'What became of it: Wendy' })).toBeFocused();
	await expect(page.getByText('Nothing is told yet.')).toBeVisible();
	await page.getByLabel('What happened?').selectOption({ label: 'Answered' });
	await page.getByLabel('Of what is it true?').selectOption({ label: 'Letters' });
	await page.getByLabel('On which day?').fill('2026-01-15');
	await page.getByLabel(/^A sentence.*English/).fill('The prosecutor opened the file again.');
	await page.getByRole('button', { name: 'Tell everybody who wrote' }).click();
	await expect(page.getByText('It is told.')).toBeVisible();
	await expect(page.getByRole('list', { name: 'What became of it' })).toContainText('Letters from this event were answered.');

	await phone.reload();
	await phone.getByRole('link', { name: /^My letters/ }).click();
	const became = phone.getByRole('list', { name: 'What became of it' });
	await expect(became).toContainText('15 January 2026');
	await expect(became).toContainText('Letters from this event were answered.');
	await expect(became).toContainText('The prosecutor opened the file again.');

	await page.getByRole('button', { name: 'Take it back: Letters from this event were answered.' }).click();
	await expect(page.getByText('It is taken back.')).toBeVisible();
	await phone.reload();
	await expect(phone.getByRole('button', { name: /^Letter for Wendy/ })).toBeVisible();
	await expect(became).toHaveCount(0);
	await phone.context().close();
});

/** Letters on paper: a table counts them, and an organiser sees who counted, corrects a count and takes it back. */
import { expect, test, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { join } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

test('a table counts 70 for 7 without a network and corrects it; an organiser reads 7 and by which table, and takes one back', async ({
	browser,
	page
}) => {
	// The tablet's card says at which table it stands. It is sent some seconds after the screen is shown.
	const card = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().includes('/devices/'));
	await join(page, event.tableLink('3'));
	await card;
	await page.getByRole('link', { name: 'Count letters written by hand' }).click();
	await server.kill();

	await page.getByText('Enter a number instead').click();
	await page.getByLabel('Wendy Galarza, Letters').fill('70');
	await button(page, 'Add to the count').click();
	await expect(page.getByText('1 count is kept here')).toBeVisible();
	await button(page, 'Correct: 70 letters for Wendy Galarza').click();
	await page.getByRole('spinbutton', { name: 'How many is it really?' }).fill('7');
	await button(page, 'Put it right').click();
	await expect(page.getByText('7 letters for Wendy Galarza', { exact: true })).toBeVisible();
	await page.getByText('Cards', { exact: true }).first().click();
	await button(page, /^Wendy \d+: one card more/).click();
	await button(page, 'Undo').click();
	await button(page, /^Wendy \d+: one card more/).click();
	await page.reload();
	await expect(button(page, /^Wendy 7: one letter more/)).toBeVisible();

	await server.start();
	await expect(page.getByText('kept here')).toBeHidden({ timeout: 60_000 });
	const desk = await (await browser.newContext()).newPage();
	await openWithWords(desk, server.url, event);
	await expect(desk.getByRole('row', { name: /Wendy Galarza 0 0 7 1/ })).toBeVisible();
	await desk.getByRole('link', { name: 'Everything counted by hand' }).click();
	const line = desk.getByRole('listitem').filter({ hasText: '7 letters for Wendy Galarza' });
	await expect(line.first()).toContainText('Table 3');
	await expect(desk.getByText('Taken back: 2 counts')).toBeVisible();
	await button(desk, 'Take back: 1 card for Wendy Galarza').click();
	await expect(desk.getByText('Taken back: 3 counts')).toBeVisible();
	await desk.getByRole('link', { name: 'Back to the desk' }).click();
	await expect(desk.getByRole('row', { name: /Wendy Galarza 0 0 7 0/ })).toBeVisible();
	await desk.context().close();
});

/** Reading once more before handing in: the sheet as it will be printed, also without a network, and what is said where it cannot be shown. */
import { expect, test } from '@playwright/test';
import { openEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { join, takeSeat, writeCard, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const readAgain = { name: 'Read it once more' };

test('without a network a letter is shown as it will be printed, and its words at reading size', async ({ page, context }) => {
	await join(page, (await openEvent(server.url)).tableLink('7'));
	await context.setOffline(true);
	const words = 'اسمي نورا وأعيش في Northaven. I ask you to see that she is heard.';
	await writeLetter(page, server.url, { blocks: [words] });
	await page.getByRole('button', readAgain).click();
	await expect(page.getByRole('heading', { name: 'Your letter, as it will be printed' })).toBeVisible();
	const sheet = page.getByRole('region', { name: 'Page 1 of 1' });
	await expect(sheet.locator('svg path').first()).toBeAttached();
	expect(await sheet.locator('svg text').count()).toBe(0);
	await expect(sheet.locator('p', { hasText: words })).toBeAttached();
	expect(await sheet.locator('[translate="no"]').innerText()).toMatch(/Northaven, \d+ \w+ \d{4}/);
	await page.getByRole('button', { name: 'Read it in larger type' }).click();
	await expect(page.getByText(words)).toBeVisible();
	await page.getByRole('button', { name: 'Show it as it will be printed' }).click();
	await expect(sheet.locator('svg')).toBeVisible();
});

test('a device without the fonts of a letter shows its words and says so', async ({ page, context }) => {
	await join(page, (await openEvent(server.url)).tableLink('7'));
	await context.setOffline(true);
	await writeLetter(page, server.url, { blocks: ['שמי נורה ואני סטודנטית. ꕙ'] });
	await page.getByRole('button', readAgain).click();
	await expect(page.getByText(/cannot show the sheet exactly as it will be printed/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Your letter', exact: true })).toBeVisible();
	await expect(page.getByText(/One sign will be printed as an empty box/)).toContainText('U+A559');
	await expect(page.locator('main p', { hasText: 'שמי נורה' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Hand in' })).toBeEnabled();
});

test('both sides of a card are shown as they will be printed', async ({ page }) => {
	await takeSeat(page, (await openEvent(server.url)).tableLink('7'));
	await writeCard(page, server.url, { blocks: ['You are not forgotten.'] });
	await page.getByRole('button', readAgain).click();
	const back = page.getByRole('region', { name: 'The card’s back' });
	await expect(page.getByRole('region', { name: 'The card’s front' }).locator('svg path').first()).toBeAttached();
	await expect(back.locator('svg path').first()).toBeAttached();
	await expect(back.locator('p', { hasText: 'You are not forgotten.' })).toBeAttached();
});

/**
 * One device at two events. What was handed in at the first is delivered while the second is open, and it is counted, named and
 * found.
 */
import { expect, test } from '@playwright/test';
import { itemsOf, openEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handIn, join, outboxMarks, sign, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
const writer = new Profile();
test.beforeAll(async () => (server = await aServer()));
test.afterAll(async () => {
	await writer.discard();
	await server.discard();
});

test('a letter handed in without a network leaves while another event is open, and every screen knows of it', async () => {
	const first = await openEvent(server.url, { name: 'Northaven writes' });
	const second = await openEvent(server.url, { name: 'Southport writes' });
	const page = await writer.open();
	await join(page, second.joinLink);
	await join(page, first.joinLink);
	await server.kill();
	await writeLetter(page, server.url, { blocks: ['From the first event.'] });
	await sign(page);
	await handIn(page);
	await expect(page.getByText('Safe here.')).toBeVisible();

	await page.goto(`${server.url}/`);
	await expect(page.getByRole('link', { name: /^Go on at/ })).toHaveText([/Northaven writes/, /Southport writes/]);
	await page.getByRole('link', { name: /Southport writes/ }).click();
	await expect(page.getByText('Southport writes').first()).toBeVisible();
	await expect(outboxMarks(page)).toContainText('1 safe here');
	await outboxMarks(page).click();
	const line = page.getByRole('listitem').filter({ hasText: 'Northaven writes' });
	await expect(line).toContainText('1 safe here');

	await server.start();
	await page.getByRole('button', { name: 'Close' }).click();
	await page.evaluate(() => window.dispatchEvent(new Event('online')));
	await expect(outboxMarks(page)).toContainText('1 delivered');
	await outboxMarks(page).click();
	await expect(line).toContainText('1 delivered');
	expect((await itemsOf(server.url, first)).map(({ paragraphs }) => paragraphs)).toEqual([['From the first event.']]);
	expect(await itemsOf(server.url, second)).toEqual([]);

	await page.getByRole('dialog').getByRole('link', { name: 'My letters' }).click();
	await expect(page.getByRole('heading', { name: 'My letters' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Northaven writes' })).toBeVisible();
	await expect(page.getByText('Letter for Wendy')).toBeVisible();
});

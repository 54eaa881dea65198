/** A Wi-Fi answers everything with its own page. Nothing is believed delivered, and afterwards everything arrives once. */
import { expect, test } from '@playwright/test';
import { Between, signInPage } from '../support/between.ts';
import { itemsOf, openEvent } from '../support/event.ts';
import { aServer } from '../support/server.ts';
import { drawOn, handIn, join, openOutbox, outboxMarks, writeCard, writeLetter } from '../support/writing.ts';

test('a sign-in page is no server: told on the screen, believed by nobody, and everything arrives once afterwards', async ({
	page,
	context
}) => {
	const server = await aServer();
	const wifi = new Between(server.port);
	wifi.instead = signInPage;
	try {
		const event = await openEvent(server.url);
		await join(page, event.joinLink);
		await server.kill();
		await wifi.start();

		await page.reload();
		await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
		await writeLetter(page, server.url, { blocks: ['The Wi-Fi stands between us.'] });
		await handIn(page);
		await writeCard(page, server.url, { blocks: ['And a card.'] });
		await drawOn(page);
		await handIn(page);
		await expect(page.getByText('Safe here.')).toBeVisible();
		await expect(outboxMarks(page)).toContainText('2 safe here');
		await expect(outboxMarks(page)).toContainText('0 delivered');
		const drawer = await openOutbox(page);
		await expect(drawer.getByText('The Wi-Fi wants you to sign in. Your letters are safe.')).toBeVisible();

		const joining = await context.newPage();
		await joining.goto(event.tableLink('4'));
		await expect(joining.getByRole('heading', { name: 'The Wi-Fi wants you to sign in' })).toBeVisible();
		await joining.close();

		await wifi.stop();
		await server.start();
		await expect(drawer.getByText('Nothing waits here.')).toBeVisible();
		await expect(outboxMarks(page)).toContainText('2 delivered');
		expect((await itemsOf(server.url, event)).map(({ kind }) => kind)).toEqual(['letter', 'card']);
		await page.reload();
		await expect(page.getByText('Delivered.')).toBeVisible();
	} finally {
		await wifi.stop();
		await server.discard();
	}
});

/** An organiser reads items that try to do something, and they do nothing. */
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { aCard, aLetter } from '../support/builders.ts';
import { openEvent, random } from '../support/event.ts';
import { hostileItem, hostileTexts } from '../support/hostile-items.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const anId = () => newId(Date.now(), random);

/** What the page made of the items: everything except text, and whether the page itself became wider than its window. */
const madeOf = (page: Page) =>
	page.evaluate(() => ({
		hasRun: 'hasRun' in globalThis,
		strangers: [
			...document.querySelectorAll(
				'main a[href^="javascript"], main a[href^="http"], main script, main iframe, main img[src="x"]'
			)
		].map(({ outerHTML }) => outerHTML),
		title: document.title,
		isTooWide: document.documentElement.scrollWidth > document.documentElement.clientWidth
	}));

test('hostile items are read and printed as plain words', async ({ page }) => {
	const dialogs: string[] = [];
	const foreign: string[] = [];
	page.on('dialog', (dialog) => void dialog.dismiss().then(() => dialogs.push(dialog.message())));
	page.on('request', (request) => {
		if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url())) foreign.push(request.url());
	});
	const event = await openEvent(server.url);
	const items = hostileTexts.map((text, index) => hostileItem(index % 4 === 3 ? aCard : aLetter, text, { id: anId() }));
	await handInFor(
		server.url,
		event.code,
		event.words,
		items.map((item) => ({ item: item.kind === 'card' ? { ...item, subject: undefined } : item }))
	);
	await openWithWords(page, server.url, event);
	const titleBefore = await page.title();
	await goToRoom(page, 'Letters');
	const rows = page.locator('ol.list button');
	await expect(rows).toHaveCount(items.length);
	for (let index = 0; index < items.length; index++) {
		await rows.nth(index).click();
		const reader = page.getByRole('region', { name: 'Reading' });
		await expect(reader.getByText('As plain text').or(reader.locator('.on-paper')).first()).toBeVisible();
		expect(await madeOf(page)).toMatchObject({ hasRun: false, strangers: [], isTooWide: false });
	}
	const text = (await page.locator('main').textContent()) ?? '';
	expect(text).toContain('<script>globalThis.hasRun = true</script>');
	await goToRoom(page, 'Print room');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: /^Print \d+ / }).click();
	expect((await downloading).suggestedFilename()).toMatch(new RegExp(`^writing-table-${event.code}-[a-z0-9-]+\\.pdf$`));
	expect(await madeOf(page)).toMatchObject({ hasRun: false, isTooWide: false });
	expect([dialogs, foreign]).toEqual([[], []]);
	expect(titleBefore).not.toContain('script');
});

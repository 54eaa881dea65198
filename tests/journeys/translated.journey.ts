/**
 * A page that a browser's translator rewrites all the time: the sheet keeps its lines, the counts go on, what a person wrote stays
 * as it was written, and what arrives is that.
 */
import { expect, test, type Page } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { translatePage } from '../support/translator.ts';
import { block, handInButton, openSheet, takeSeat } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const paragraph = 'I am Nora, and I write to you because of what was done in Cancún in November. '.repeat(12).trim();
const marks = (page: Page) => page.locator('button.marks');

for (const way of ['replaces', 'wraps', 'moves'] as const) {
	test(`a letter is written and counted while a translator ${way} every text of the page`, async ({ page }) => {
		await takeSeat(page, event.joinLink);
		await openSheet(page, server.url, 'letter');
		const before = (await itemsOf(server.url, event)).length;
		await page.waitForLoadState('networkidle');
		await page.evaluate(translatePage, way);
		await expect(page.locator('font').first()).toBeVisible();

		await block(page, 1).fill(paragraph);
		const lines = await block(page, 1).evaluate((area: HTMLElement) => ({ seen: area.clientHeight, all: area.scrollHeight }));
		expect(lines.seen).toBeGreaterThanOrEqual(lines.all);
		expect(lines.seen).toBeGreaterThan(100);
		await page.locator('.name input').fill('Nora');
		for (const field of [block(page, 1), page.locator('.name input')]) {
			await expect(field).toHaveAttribute('translate', 'no');
			await expect(field).toHaveAttribute('writingsuggestions', 'false');
		}
		await expect(page.locator('article.sheet [translate=no] font')).toHaveCount(0);

		await page.getByRole('button', { name: 'Read it once more' }).click();
		await expect(page.locator('article.sheet, svg.page').first()).toBeVisible();
		await expect(page.locator('.reading font, svg.page font')).toHaveCount(0);
		await handInButton(page).click();
		await expect(marks(page)).toContainText('0 safe here');
		await expect(marks(page)).toContainText('1 delivered');
		await expect(marks(page)).not.toContainText('0 delivered');
		const items = await itemsOf(server.url, event);
		expect(items).toHaveLength(before + 1);
		expect(items.at(-1)?.paragraphs).toEqual([paragraph]);
	});
}

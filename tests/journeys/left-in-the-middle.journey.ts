/** A page is left, is reloaded, or loses what its browser stored, in the middle of a word. What is on the screen is not lost. */
import { expect, test, type Page } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { everythingStored, rowsOf, waitUntilKept } from '../support/stored.ts';
import { block, handIn, handInButton, openSheet, readOnceMore, takeSeat, thanks, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
});
test.beforeEach(async () => {
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const thirtySigns = 'Thirty signs, then a reload...';

for (const waitMs of [0, 50, 300])
	test(`a reload ${waitMs} ms after the first words of a new sheet loses none of them`, async ({ page }) => {
		await takeSeat(page, event.joinLink);
		await openSheet(page, server.url, 'letter');
		await block(page, 1).fill(thirtySigns);
		await page.waitForTimeout(waitMs);
		await page.reload();
		await expect(block(page, 1)).toHaveValue(thirtySigns);
		await expect.poll(async () => (await rowsOf(page, 'drafts')).length).toBe(1);
		expect(await everythingStored(page)).not.toContain('Thirty');
	});

test('words typed while others are saved, and then another address, are on the sheet again', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await openSheet(page, server.url, 'letter');
	await block(page, 1).fill('Saved before.');
	await waitUntilKept(page);
	await block(page, 1).pressSequentially(' And typed since, to the last sign', { delay: 15 });
	await page.goto('about:blank');
	await openSheet(page, server.url, 'letter');
	await expect(block(page, 1)).toHaveValue('Saved before. And typed since, to the last sign');
});

test('a drawing that is left in the middle is there again', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await openSheet(page, server.url, 'card');
	const pad = page.getByRole('img', { name: /^Drawing field/ });
	const box = (await pad.boundingBox())!;
	await page.mouse.move(box.x + 30, box.y + 30);
	await page.mouse.down();
	await page.mouse.move(box.x + 200, box.y + 120, { steps: 10 });
	await page.mouse.up();
	await page.reload();
	await expect(page.getByRole('img', { name: 'Your drawing' })).toBeVisible();
});

/** Does what "Clear site data" in a browser's settings does, or a cleaning program, while the page is open. */
async function clearSiteData(page: Page) {
	const session = await page.context().newCDPSession(page);
	await session.send('Storage.clearDataForOrigin', { origin: new URL(page.url()).origin, storageTypes: 'all' });
}
const gone = (page: Page) => page.getByText('This browser no longer has what it kept. Your words are on this screen alone.');

async function clearedWhileWriting(page: Page) {
	await takeSeat(page, event.joinLink);
	await writeLetter(page, server.url, { blocks: ['Written before it was cleared.'] });
	await waitUntilKept(page);
	await clearSiteData(page);
	await block(page, 2).fill('And after.');
	await expect(gone(page)).toBeVisible();
	await expect(page.getByText(/changed in another window|table was cleared/)).toBeHidden();
	await expect(block(page, 1)).toHaveValue('Written before it was cleared.');
}
const whole = ['Written before it was cleared.', 'And after.'];

test('site data cleared in the middle of writing: the words are kept again, and handed in', async ({ page }) => {
	await clearedWhileWriting(page);
	await page.getByRole('button', { name: 'Keep it again' }).click();
	await expect(gone(page)).toBeHidden();
	await waitUntilKept(page);
	await page.reload();
	await expect(block(page, 2)).toHaveValue('And after.');
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs)).toEqual([whole]);
});

test('site data cleared in the middle of writing: handing in at once works as well', async ({ page }) => {
	await clearedWhileWriting(page);
	await readOnceMore(page);
	await handInButton(page).click();
	await expect(thanks(page)).toBeVisible();
	await expect(page.getByText('Delivered.')).toBeVisible();
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs)).toEqual([whole]);
});

test('site data cleared in the middle of writing: the words are carried out as a sealed file', async ({ page }) => {
	await clearedWhileWriting(page);
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	expect((await saving).suggestedFilename()).toMatch(/^letters-.*\.letters$/);
	await expect(page.getByRole('heading', { name: 'Your letter is in a file' })).toBeVisible();
	await page.getByRole('button', { name: 'I have the file' }).click();
	await expect(page.getByRole('heading', { name: 'Your letter is in a file' })).toBeHidden();
});

/** The device itself fails: it is killed in the middle of a word, its storage is full, or its clock is wrong. */
import { expect, test } from '@playwright/test';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { dueMs } from '../support/patience.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { rowsOf, SmallStorage, waitUntilKept } from '../support/stored.ts';
import {
	block,
	handIn,
	handInButton,
	join,
	openSheet,
	openSheetAgain,
	readOnceMore,
	takeSeat,
	thanks,
	writeLetter
} from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

test('a browser killed in the middle of writing takes two seconds of typing with it at most', async () => {
	const tablet = new Profile();
	try {
		let page = await tablet.open();
		await join(page, event.tableLink('2'));
		await openSheet(page, server.url, 'letter');
		await block(page, 1).click();
		const typedAtMs: number[] = [];
		// It takes six seconds, and on a busy machine as much longer as thirty words take.
		for (let count = 0; count < 30 || Date.now() - (typedAtMs[0] ?? 0) < 6_000; count++) {
			await page.keyboard.type(`w${count} `, { delay: 20 });
			typedAtMs.push(Date.now());
		}
		const killedAtMs = Date.now();
		await tablet.kill();

		page = await tablet.open();
		await openSheetAgain(page, server.url, 'letter');
		const kept = (await block(page, 1).inputValue()).trim().split(' ');
		const dueCount = typedAtMs.filter((atMs) => atMs <= killedAtMs - dueMs([...typedAtMs, killedAtMs])).length;
		expect(dueCount).toBeGreaterThan(10);
		expect(kept.length).toBeGreaterThanOrEqual(dueCount);
		expect(kept.slice(0, -1)).toEqual(kept.slice(0, -1).map((_, at) => `w${at}`));
	} finally {
		await tablet.discard();
	}
});

test('with the storage full there is no thank-you: it says whom to call, and the draft is still there', async ({ page }) => {
	const storage = new SmallStorage(page, server.url);
	await storage.limit();
	await takeSeat(page, event.joinLink);
	await writeLetter(page, server.url, { blocks: ['There is no room left for this.'] });
	await waitUntilKept(page);
	await readOnceMore(page);
	await storage.fill();
	await handInButton(page).click();
	await expect(page.getByText('Not saved. Call an organiser.')).toBeVisible();
	await expect(page.getByText('Your words are still on this screen. Leave it open.')).toBeVisible();
	await expect(thanks(page)).toBeHidden();
	expect(await rowsOf(page, 'outbox')).toEqual([]);
	expect(await rowsOf(page, 'sealed')).toEqual([]);
	expect(await rowsOf(page, 'drafts')).toHaveLength(1);

	await page.getByRole('button', { name: 'Change something' }).click();
	await block(page, 2).fill('And for this neither.');
	await expect(page.getByText('Not kept. Call an organiser.')).toBeVisible();

	await storage.free();
	await expect(page.getByText('Kept on this device as you write')).toBeVisible();
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	const items = await itemsOf(server.url, event);
	expect(items.map(({ paragraphs }) => paragraphs)).toEqual([['There is no room left for this.', 'And for this neither.']]);
});

for (const years of [-10, 10])
	test(`a clock wrong by ${years} years changes nothing`, async ({ page }) => {
		const own = await openEvent(server.url);
		await page.clock.install({ time: new Date(Date.now() + years * 365.25 * 24 * 3_600_000) });
		await join(page, own.joinLink);
		expect(await page.evaluate(() => new Date().getFullYear())).toBe(new Date().getFullYear() + years);
		await server.kill();
		await writeLetter(page, server.url, { blocks: ['Some time ago, or soon.'] });
		await handIn(page);
		await expect(page.getByText('Safe here.')).toBeVisible();
		await server.start();
		await expect(page.getByText('Delivered.')).toBeVisible();
		expect(await itemsOf(server.url, own)).toHaveLength(1);
		await page.reload();
		await expect(page.getByText('Delivered.')).toBeVisible();
	});

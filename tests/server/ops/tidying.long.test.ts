/** What deleting does to SQLite's file: others write in between, the log stays short, and the disk gets its room back. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver, type Store } from '#lib/server/store.ts';
import { aDevice, anEvent, aPosted, type TestEvent } from '../../support/signed-event.ts';

let folder: string;
let file: string;
let store: Store;
let [event, other] = [] as unknown as [TestEvent, TestEvent];
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'writing-table-tidy-'));
	file = join(folder, 'test.db');
});
afterEach(async () => {
	await store.close();
	rmSync(folder, { recursive: true });
});

async function fill(items: number, sealedBytes: number) {
	const database = await openDatabase(`sqlite:${file}`);
	store = storeOver(database, { now: () => Date.now() });
	[event, other] = [await anEvent(), await anEvent({ code: 'ABCDEF' })];
	for (const each of [event, other]) await store.createEvent(each.sent);
	for (let from = 0; from < items; from += 100) {
		const batch = Array.from({ length: 100 }, (_, index) => aPosted(from + index + 1, {}, sealedBytes));
		await store.postLetters(event.code, { device: aDevice, items: batch });
	}
	await database.writeBack?.();
}
const bytesOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function deleteAndTidy() {
	await store.deleteEvent(event.code);
	let [steps, longestLog] = [0, 0];
	while (await store.tidy()) {
		steps += 1;
		longestLog = Math.max(longestLog, bytesOf(`${file}-wal`));
	}
	return { steps, longestLog };
}

test('tidy gives the room of a deleted event back to the disk, and the log stays short', async () => {
	await fill(3_000, 9_000);
	const fullBytes = bytesOf(file);
	expect(fullBytes).toBeGreaterThan(20_000_000);
	const { steps, longestLog } = await deleteAndTidy();
	expect(steps).toBeGreaterThan(10);
	// The log is at most as long as it was when the last letters came in.
	expect(longestLog).toBeLessThan(20_000_000);
	expect(bytesOf(file)).toBeLessThan(fullBytes / 10);
	await store.postLetters(other.code, { device: aDevice, items: [aPosted(1)] });
	expect((await store.readFeed(other.code, { after: 0, limit: 10 })).letters).toHaveLength(1);
});

test('tidy clears a file of an older version too, which keeps its room for what comes', async () => {
	const old = new DatabaseSync(file);
	// Once the file has a page, nobody can change how it keeps its free pages.
	old.exec('CREATE TABLE "before" (a); DROP TABLE "before"');
	old.close();
	await fill(300, 9_000);
	const fullBytes = bytesOf(file);
	await deleteAndTidy();
	expect(await store.tidy()).toBe(false);
	expect(bytesOf(file)).toBeGreaterThanOrEqual(fullBytes);
	await store.close();
	await fill(200, 9_000);
	expect(bytesOf(file)).toBeLessThanOrEqual(fullBytes + 1_000_000);
});

test('a new store goes on clearing what the last one had begun', async () => {
	await fill(300, 600);
	await store.deleteEvent(event.code);
	await store.tidy();
	await store.close();
	store = storeOver(await openDatabase(`sqlite:${file}`), { now: () => Date.now() });
	while (await store.tidy());
	expect(await store.createEvent(event.sent)).toMatchObject({ kind: 'accepted' });
	const again = await store.postLetters(event.code, { device: aDevice, items: [aPosted(300)] });
	expect(again).toMatchObject({ answer: { receipts: [{ outcome: 'known' }] } });
});

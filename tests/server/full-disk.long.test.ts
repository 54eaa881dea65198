import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { closeRunning } from '#lib/server/running.ts';
import { useNewDatabase } from '../support/api.ts';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { headersOf } from '../support/event.ts';
import { aCluster } from '../support/postgres.ts';
import { createOn, lyingOn } from '../support/receipts.ts';
import { BuiltServer, freePort } from '../support/server.ts';
import { aDevice, anEvent, aPosted, type TestEvent } from '../support/signed-event.ts';
import { SmallDisk } from '../support/small-disk.ts';
import { aSqliteStore } from '../support/sqlite.ts';

beforeAll(ensureBuilt, buildingMs);

test('postLetters on a full disk keeps nothing of the batch, reading works, and it recovers', async () => {
	const { store, pragma, discard } = await aSqliteStore(() => Date.now());
	const event = await anEvent();
	await store.createEvent(event.sent);
	const post = (from: number) =>
		store.postLetters(event.code, {
			device: aDevice,
			items: Array.from({ length: 20 }, (_, index) => aPosted(from + index, {}, 20_000))
		});
	await post(1);
	await pragma('max_page_count = 1');
	const fault: unknown = await post(101).catch((caught: unknown) => caught);
	const answer = await answerTo(fault);
	expect([answer.status, await answer.json()]).toMatchObject([507, { error: { kind: 'server-full' } }]);
	expect((await store.readFeed(event.code, { after: 0, limit: 100 })).letters).toHaveLength(20);
	expect(await store.readEvent(event.code)).toBeDefined();
	await pragma('max_page_count = 1073741823');
	expect(await post(101)).toMatchObject({ kind: 'answered', stored: 20 });
	expect((await store.readTally(event.code))?.cases[0]).toMatchObject({ letters: 40 });
	await discard();
});

/** Gives what a device hears when the store throws this. */
async function answerTo(fault: unknown): Promise<Response> {
	const folder = useNewDatabase();
	const url = new URL('http://table.test/api/v1/events');
	const answer = await endpoint(() => Promise.reject(fault))({ request: new Request(url), params: {}, url });
	await closeRunning();
	rmSync(folder, { recursive: true });
	return answer;
}

test('a server on a full disk answers 507, goes on reading, outlives a kill and recovers by itself', async () => {
	const disk = SmallDisk.ofMebibytes(10);
	// Where this user may not mount, SQLite's page limit above stands in for the disk.
	if (!disk) return;
	onTestFinished(() => disk.discard());
	disk.takeRoom(4);
	const file = join(disk.folder, 'writing-table.db');
	const server = new BuiltServer(await freePort(), 'build', `sqlite:${file}`);
	await fillAndFree(server, disk, restart(server));
	await server.discard();
	const database = new DatabaseSync(file);
	expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
	database.close();
});

test('a server whose PostgreSQL has a full disk answers 507, goes on reading and recovers by itself', async () => {
	const disk = SmallDisk.ofMebibytes(18);
	if (!disk) return;
	onTestFinished(() => disk.discard());
	disk.takeRoom(4);
	const cluster = await aCluster();
	const tables = join(disk.folder, 'tables');
	mkdirSync(tables);
	chmodSync(tables, 0o777);
	cluster.own(tables);
	const server = new BuiltServer(await freePort(), 'build', cluster.newDatabase(tables));
	// PostgreSQL itself does not start again on a full disk, so only the server is killed.
	await fillAndFree(server, disk, restart(server));
	await server.discard();
	await cluster.discard();
});

const restart = (server: BuiltServer) => async () => {
	await server.kill();
	await server.start();
};

/**
 * Posts until the disk is full, kills, and frees the disk again. Every receipt must hold, and every answer must be 201 or 507.
 */
async function fillAndFree(server: BuiltServer, disk: SmallDisk, strike: () => Promise<void>) {
	await server.start();
	const event = await anEvent();
	await createOn(server, event);
	const receipts = new Map<string, string>();
	expect(await postUntil(507, server, event, receipts, 0)).toBe(true);
	expect(receipts.size).toBeGreaterThan(20);
	for (const path of ['', '/pack', '/tally', '/devices', '/letters']) expect(await read(server, event, path)).toBe(200);
	await strike();
	await server.answers();
	expect(await lyingOn(server, event)).toEqual(receipts);
	disk.giveRoom();
	expect(await postUntil(201, server, event, receipts, 50_000)).toBe(true);
	expect(await lyingOn(server, event)).toEqual(receipts);
	expect(server.log).not.toContain('fault');
}

/** Whether this status came before a hundred batches were posted. A batch with any status but 201 must leave nothing behind. */
async function postUntil(wanted: number, server: BuiltServer, event: TestEvent, receipts: Map<string, string>, from: number) {
	for (let batch = 0; batch < 100; batch++) {
		const items = Array.from({ length: 10 }, (_, index) => aPosted(from + batch * 10 + index + 1, {}, 30_000));
		const { status } = await fetch(`${server.url}/api/v1/events/${event.code}/letters`, {
			method: 'POST',
			headers: headersOf(event.joinToken),
			body: JSON.stringify({ device: aDevice, items })
		});
		expect([201, 507]).toContain(status);
		if (status === 201) for (const { id, digest } of items) receipts.set(id, digest);
		if (status === wanted) return true;
		await new Promise((settle) => setTimeout(settle, 20));
	}
	return false;
}

const read = async (server: BuiltServer, event: TestEvent, path: string) =>
	(await fetch(`${server.url}/api/v1/events/${event.code}${path}`, { headers: headersOf(event.organiserToken) })).status;

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { backUp, restore } from '#lib/server/ops/backup.ts';
import { storeOver } from '#lib/server/store.ts';
import { postgresPrograms } from '../../support/postgres-programs.ts';
import { aCluster, type Cluster } from '../../support/postgres.ts';
import { aDevice, anEvent, aPosted } from '../../support/signed-event.ts';

let cluster: Cluster;
const folder = mkdtempSync(join(tmpdir(), 'writing-table-backup-'));
const file = join(folder, 'backup.dump');
beforeAll(async () => {
	process.env.PG_BIN = postgresPrograms();
	cluster = await aCluster();
});
afterAll(async () => {
	await cluster.discard();
	rmSync(folder, { recursive: true });
});

test('restore brings back what backUp copied from PostgreSQL, and keeps what was there before', async () => {
	const url = cluster.newDatabase();
	const open = async () => storeOver(await openDatabase(url), { now: () => Date.now() });
	const event = await anEvent();
	const store = await open();
	await store.createEvent(event.sent);
	await store.postLetters(event.code, { device: aDevice, items: [aPosted(1)] });
	expect(await backUp(url, file)).toEqual({ kind: 'copied' });
	expect(await backUp(url, file)).toEqual({ kind: 'exists' });
	await store.postLetters(event.code, { device: aDevice, items: [aPosted(2)] });
	expect(await restore(url, file, 'before')).toEqual({ kind: 'in-use' });
	await store.close();

	expect(await restore(url, file, 'before')).toEqual({ kind: 'restored', kept: `${file}.before` });
	expect(readdirSync(folder).toSorted()).toEqual(['backup.dump', 'backup.dump.before']);
	const restored = await open();
	const { letters } = await restored.readFeed(event.code, { after: 0, limit: 10 });
	expect(letters.map(({ id }) => id)).toEqual([aPosted(1).id]);
	await restored.close();
	expect(await restore(url, `${file}.before`, 'second')).toMatchObject({ kind: 'restored' });
	const again = await open();
	expect((await again.readFeed(event.code, { after: 0, limit: 10 })).letters).toHaveLength(2);
	await again.close();
});

test('backUp and restore name the program that is missing', async () => {
	process.env.PG_BIN = folder;
	const url = cluster.newDatabase();
	expect(await backUp(url, join(folder, 'none.dump'))).toEqual({ kind: 'no-program', program: 'pg_dump' });
	expect(await restore(url, file, 'before')).toEqual({ kind: 'no-program', program: 'pg_restore' });
	process.env.PG_BIN = postgresPrograms();
});

import { copyFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { backUp, restore } from '#lib/server/ops/backup.ts';
import { storeOver, type Store } from '#lib/server/store.ts';
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

async function working(url: string, work: (store: Store) => Promise<void>) {
	const store = storeOver(await openDatabase(url), { now: () => Date.now() });
	await work(store).finally(() => store.close());
}
async function asking(url: string, question: string): Promise<unknown[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	return client
		.query(question)
		.then(({ rows }) => rows as unknown[])
		.finally(() => client.end());
}

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

test('restore goes back to a backup of before an update, and leaves nothing that the update made', async () => {
	const url = cluster.newDatabase();
	const event = await anEvent();
	const before = join(folder, 'before-update.dump');
	await working(url, async (store) => void (await store.createEvent(event.sent)));
	await backUp(url, before);
	await asking(
		url,
		'create table later (event text not null references events (code)); insert into later select code from events'
	);

	expect(await restore(url, before, 'updated')).toMatchObject({ kind: 'restored' });
	expect(await asking(url, "select to_regclass('later') as later")).toEqual([{ later: null }]);
	await working(url, async (store) => expect(await store.readEvent(event.code)).toBeDefined());
	// What the newer version had is kept whole.
	expect(await restore(url, `${before}.updated`, 'back')).toMatchObject({ kind: 'restored' });
	expect(await asking(url, 'select event from later')).toEqual([{ event: event.code }]);
});

test('restore turns away a backup that is newer, no database of ours or cut short; nothing changes', async () => {
	const [url, elsewhere] = [cluster.newDatabase(), cluster.newDatabase()];
	const event = await anEvent();
	await working(url, async (store) => void (await store.createEvent(event.sent)));
	const [newer, foreign, short] = ['newer', 'foreign', 'short'].map((name) => join(folder, `${name}.dump`)) as [
		string,
		string,
		string
	];
	await backUp(elsewhere, foreign);
	await working(elsewhere, () => Promise.resolve());
	await asking(elsewhere, "insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01')");
	await backUp(elsewhere, newer);
	copyFileSync(newer, short);
	truncateSync(short, Math.floor(statSync(short).size / 2));

	expect(await restore(url, newer, 'before')).toEqual({ kind: 'newer' });
	expect(await restore(url, foreign, 'before')).toMatchObject({ kind: 'damaged' });
	expect(await restore(url, short, 'before')).toMatchObject({ kind: 'damaged' });
	expect(readdirSync(folder).filter((name) => name.endsWith('.before') && !name.startsWith('backup'))).toEqual([]);
	await working(url, async (store) => expect(await store.readEvent(event.code)).toBeDefined());
});

test('restore that fails in the middle leaves everything as it was', async () => {
	const url = cluster.newDatabase();
	const event = await anEvent();
	const large = join(folder, 'large.dump');
	await working(url, async (store) => void (await store.createEvent(event.sent)));
	// So much that the end of it is still unread when the restore fails.
	await asking(url, "create table later as select n, repeat('a', 100) as words from generate_series(1, 100000) as n");
	await backUp(url, large);
	await asking(url, 'drop table later; create view later as select 1 as n');

	const problem = expect.stringContaining('"later" is not a table') as unknown;
	expect(await restore(url, large, 'before')).toEqual({ kind: 'damaged', problem });
	expect(await asking(url, 'select n from later')).toEqual([{ n: 1 }]);
	await working(url, async (store) => expect(await store.readEvent(event.code)).toBeDefined());
});

test('backUp and restore name the program that is missing', async () => {
	process.env.PG_BIN = folder;
	const url = cluster.newDatabase();
	expect(await backUp(url, join(folder, 'none.dump'))).toEqual({ kind: 'no-program', program: 'pg_dump' });
	expect(await restore(url, file, 'before')).toEqual({ kind: 'no-program', program: 'pg_restore' });
	process.env.PG_BIN = postgresPrograms();
});

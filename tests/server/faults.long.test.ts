/** What the database may do in the middle of a group, on both engines: it refuses one batch, or says that the disk is full. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenDatabase } from '#lib/server/schema.ts';
import { storageFault } from '#lib/server/storage-fault.ts';
import type { Store } from '#lib/server/store.ts';
import { threadedStore } from '#lib/server/threaded-store.ts';
import { aCluster, aPostgresStore, type Cluster } from '../support/postgres.ts';
import { aDevice, anEvent, aPosted, idOf, type TestEvent } from '../support/signed-event.ts';
import { aSqliteStore } from '../support/sqlite.ts';

let cluster: Cluster;
beforeAll(async () => {
	cluster = await aCluster();
});
afterAll(() => cluster.discard());

interface Opened {
	store: Store;
	database: OpenDatabase;
	url: string;
	discard(): Promise<void>;
}
const engines: [string, () => Promise<Opened>][] = [
	['SQLite', () => aSqliteStore(() => Date.now())],
	['PostgreSQL', () => aPostgresStore(cluster, () => Date.now())]
];

/** The database itself refuses this item, whatever the store thinks of it. */
async function refuseItem({ database: { db, engine } }: Opened, id: string, code: string) {
	if (engine === 'sqlite') {
		await sql
			.raw(`create trigger no before insert on items when new.id = '${id}' begin select raise(abort, 'no'); end`)
			.execute(db);
		return;
	}
	const body = `begin if new.id = '${id}' then raise exception 'no' using errcode = '${code}'; end if; return new; end`;
	await sql.raw(`create function no() returns trigger language plpgsql as $$ ${body} $$`).execute(db);
	await sql.raw('create trigger no before insert on items for each row execute function no()').execute(db);
}

describe.each(engines)('faults on %s', (_, open) => {
	let event: TestEvent;
	const post = ({ store }: Opened, number: number) =>
		store.postLetters(event.code, { device: aDevice, items: [aPosted(number)] });

	test('postLetters fails one bad batch and none of those that shared its commit', async () => {
		const opened = await open();
		event = await anEvent();
		await opened.store.createEvent(event.sent);
		await refuseItem(opened, idOf(3), 'P0001');
		const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map((number) => post(opened, number)));
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
		const page = await opened.store.readFeed(event.code, { after: 0, limit: 10 });
		expect(page.letters.map(({ id }) => id).sort()).toEqual([1, 2, 4, 5].map(idOf));
		expect((await opened.store.readTally(event.code))?.cases[0]?.letters).toBe(4);
		await opened.discard();
	});

	test('threadedStore opens an empty database four times at once and answers through each', async () => {
		const opened = await open();
		const url = opened.database.engine === 'postgres' ? cluster.newDatabase() : `${opened.url}-new`;
		const stores = await Promise.all([1, 2, 3, 4].map(() => threadedStore(url)));
		event = await anEvent();
		expect(await stores[0]!.createEvent(event.sent)).toMatchObject({ kind: 'accepted' });
		const posts = stores.map((store, index) =>
			store.postLetters(event.code, { device: aDevice, items: [aPosted(index + 1), aPosted(50)] })
		);
		const receipts = (await Promise.all(posts)).flatMap((outcome) =>
			outcome.kind === 'answered' ? outcome.answer.receipts : []
		);
		expect(receipts.filter(({ outcome }) => outcome === 'stored')).toHaveLength(5);
		expect((await stores[3]!.readTally(event.code))?.cases[0]?.letters).toBe(5);
		await Promise.all(stores.map((store) => store.close()));
		await opened.discard();
	});
});

test('postLetters on a PostgreSQL without room is a full server, keeps nothing, reads on and recovers', async () => {
	const opened = await aPostgresStore(cluster, () => Date.now());
	const event = await anEvent();
	await opened.store.createEvent(event.sent);
	await refuseItem(opened, idOf(2), '53100');
	const items = [aPosted(1), aPosted(2)];
	const fault: unknown = await opened.store
		.postLetters(event.code, { device: aDevice, items })
		.catch((caught: unknown) => caught);
	expect(storageFault(fault)).toBe('full');
	expect((await opened.store.readFeed(event.code, { after: 0, limit: 10 })).letters).toEqual([]);
	await sql.raw('drop trigger no on items').execute(opened.database.db);
	expect(await opened.store.postLetters(event.code, { device: aDevice, items })).toMatchObject({ stored: 2 });
	await opened.discard();
});

test('threadedStore keeps what the engine said of a fault, and fails to open as it would in this thread', async () => {
	await expect(threadedStore('sqlite:/etc/hostname/no-folder/x.db')).rejects.toThrow();
	await expect(threadedStore('mysql://nowhere')).rejects.toThrow('DATABASE_URL must begin with');
	const unreachable = await threadedStore('postgres://app@127.0.0.1:1/none').catch((fault: unknown) => fault);
	expect(storageFault(unreachable)).toBe('busy');
});

test("every unique key on PostgreSQL begins with the event, so that tables can be distributed by it; the server's own table aside", async () => {
	const { database, discard } = await aPostgresStore(cluster, () => Date.now());
	const { rows } = await sql<{ name: string; first: string }>`
		select c.relname as name, a.attname as first from pg_index i join pg_class c on c.oid = i.indrelid
		join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
		where i.indisunique and c.relnamespace = 'public'::regnamespace and c.relname not like 'kysely%' and c.relname <> 'meta'`.execute(
		database.db
	);
	expect(rows.length).toBeGreaterThan(6);
	expect(rows.filter(({ name, first }) => first !== (name === 'events' ? 'code' : 'event'))).toEqual([]);
	await discard();
});

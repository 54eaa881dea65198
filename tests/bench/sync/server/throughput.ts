/**
 * Posts durable batches of 80 over ten connections. The built server, the bare handler and express-pouchdb take turns, on both
 * engines.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';
import { aCluster } from '../../../support/postgres.ts';
import { aPouchServer, type PouchServer } from '../peers/peers.ts';
import { BuiltServer, freePort } from '../../../support/server.ts';
import { anEvent, type TestEvent } from '../../../support/signed-event.ts';
import { aBatch, aNewId } from './batches.ts';
import { median, table, times, whole, type Measured } from './figures.ts';
import { drive, type Target } from './load.ts';

/** As many as fit into the largest body that a device sends. */
const items = 80;
const connections = 10;
const batches = 150;
const rounds = 7;
const leastShare = 0.85;
const leastTimesPouch = 5;
const pouchShare = 5;

interface Contender {
	target: Target;
	seconds: number[];
	bodyOf(device: string): Buffer;
	stop(): Promise<unknown>;
}

export async function throughput(): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
	const cluster = await aCluster({ isDurable: true });
	const pouch = await aPouchServer();
	try {
		const sqlite = await rivals((name) => `sqlite:${join(folder, `${name}.db`)}`, pouch);
		const postgres = await rivals(() => cluster.newDatabase(), pouch);
		const all = [await compare('SQLite', sqlite), await compare('PostgreSQL', postgres)];
		return { lines: all.flatMap(({ lines }) => [...lines, '']), judged: all.flatMap(({ judged }) => judged) };
	} finally {
		await pouch.stop();
		await cluster.discard();
		rmSync(folder, { recursive: true });
	}
}

interface Rivals {
	bare: Contender;
	ours: Contender;
	pouch: Contender;
}

async function rivals(newDatabase: (name: string) => string, pouch: PouchServer): Promise<Rivals> {
	const event = await anEvent();
	return {
		bare: await bare(newDatabase('bare'), event),
		ours: await ours(newDatabase('ours'), event),
		pouch: await ofPouch(pouch)
	};
}

async function compare(engine: string, { bare, ours, pouch }: Rivals): Promise<Measured> {
	for (const each of [bare, ours, pouch]) await drive(each.target, bodies(30, each), connections);
	for (let round = 0; round < rounds; round++) {
		for (const each of round % 2 === 0 ? [bare, ours] : [ours, bare])
			each.seconds.push(await drive(each.target, bodies(batches, each), connections));
		// It is slow, so fewer batches tell as much.
		pouch.seconds.push((await drive(pouch.target, bodies(batches / pouchShare, pouch), connections)) * pouchShare);
	}
	await Promise.all([bare.stop(), ours.stop()]);
	const [bareRate, ourRate, pouchRate] = [bare, ours, pouch].map(({ seconds }) => (batches * items) / median(seconds)) as [
		number,
		number,
		number
	];
	const [share, timesPouch] = [ourRate / bareRate, ourRate / pouchRate];
	const lines = [
		table(
			[`${engine}, batches of ${items}, ${connections} connections`, 'items/s, median', 'slowest', 'fastest'],
			[
				['bare node:http handler', whole(bareRate), ...range(bare)],
				['**Writing Table**', whole(ourRate), ...range(ours)],
				['express-pouchdb (LevelDB, no flush)', whole(pouchRate), ...range(pouch)],
				[`ratio to the bare handler, wanted ${leastShare}`, times(share), '', ''],
				[`ratio to express-pouchdb, wanted ${leastTimesPouch}`, times(timesPouch), '', '']
			]
		)
	];
	const judged = [
		{ what: `${engine}: ${times(share)} of the bare handler, at least ${leastShare}`, isKept: share >= leastShare },
		{
			what: `${engine}: ${times(timesPouch)} of express-pouchdb, at least ${leastTimesPouch}`,
			isKept: timesPouch >= leastTimesPouch
		}
	];
	return { lines, judged };
}

const devices = Array.from({ length: connections }, aNewId);
const bodies = (count: number, { bodyOf }: Contender) =>
	Array.from({ length: count }, (_, index) => bodyOf(devices[index % connections]!));
const asPosted = (device: string) => aBatch(items, { device });
const range = ({ seconds }: Contender) =>
	[Math.max(...seconds), Math.min(...seconds)].map((each) => whole((batches * items) / each));

async function prepare(url: string, event: TestEvent) {
	const store = storeOver(await openDatabase(url), { now: () => Date.now() });
	const outcome = await store.createEvent(event.sent);
	await store.close();
	if (outcome.kind !== 'accepted') throw new Error(outcome.message);
}

async function ours(url: string, event: TestEvent): Promise<Contender> {
	await prepare(url, event);
	const server = new BuiltServer(await freePort(), 'build', url);
	await server.start();
	const target = { url: `${server.url}/api/v1/events/${event.code}/letters`, token: event.joinToken };
	return { target, seconds: [], bodyOf: asPosted, stop: () => server.discard() };
}

async function bare(url: string, event: TestEvent): Promise<Contender> {
	await prepare(url, event);
	const handler: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts'), url, event.code], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [port] = (await once(handler.stdout!, 'data')) as [Buffer];
	const stop = () => (handler.kill('SIGKILL'), once(handler, 'exit'));
	return { target: { url: `http://127.0.0.1:${port.toString().trim()}/`, token: '' }, seconds: [], bodyOf: asPosted, stop };
}

/** A database of its own, and the same items as its bulk documents. */
async function ofPouch({ url }: PouchServer): Promise<Contender> {
	const database = `${url}/letters-${aNewId()}`;
	const made = await fetch(database, { method: 'PUT' });
	if (made.status !== 201) throw new Error(`express-pouchdb made no database: ${made.status}`);
	const asDocuments = (device: string) => {
		const { items: posted } = JSON.parse(aBatch(items, { device }).toString()) as { items: PostedItem[] };
		return Buffer.from(JSON.stringify({ docs: posted.map(({ id, ...rest }) => ({ _id: id, device, ...rest })) }));
	};
	const target = { url: `${database}/_bulk_docs`, token: '', isPouch: true };
	return { target, seconds: [], bodyOf: asDocuments, stop: () => Promise.resolve() };
}

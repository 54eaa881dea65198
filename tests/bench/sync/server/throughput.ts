/** Batches of 100 over ten connections, durable: the built server beside the bare handler, on both engines, in turns. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver } from '#lib/server/store.ts';
import { aCluster } from '../../../support/postgres.ts';
import { BuiltServer, freePort } from '../../../support/server.ts';
import { anEvent, type TestEvent } from '../../../support/signed-event.ts';
import { aBatch, aNewId } from './batches.ts';
import { median, table, times, whole, type Judged } from './figures.ts';
import { drive, type Target } from './load.ts';

const items = 100;
const connections = 10;
const batches = 150;
const rounds = 7;
const leastShare = 0.85;

interface Contender {
	target: Target;
	seconds: number[];
	stop(): Promise<unknown>;
}

export async function throughput(): Promise<Judged[]> {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
	const cluster = await aCluster({ isDurable: true });
	try {
		const sqlite = await rivals((name) => `sqlite:${join(folder, `${name}.db`)}`);
		const postgres = await rivals(() => cluster.newDatabase());
		return [await compare('SQLite', sqlite), await compare('PostgreSQL', postgres)];
	} finally {
		await cluster.discard();
		rmSync(folder, { recursive: true });
	}
}

interface Rivals {
	bare: Contender;
	ours: Contender;
}

async function rivals(newDatabase: (name: string) => string): Promise<Rivals> {
	const event = await anEvent();
	return { bare: await bare(newDatabase('bare'), event), ours: await ours(newDatabase('ours'), event) };
}

async function compare(engine: string, { bare, ours }: Rivals): Promise<Judged> {
	for (const each of [bare, ours]) await drive(each.target, bodies(30), connections);
	for (let round = 0; round < rounds; round++)
		for (const each of round % 2 === 0 ? [bare, ours] : [ours, bare])
			each.seconds.push(await drive(each.target, bodies(batches), connections));
	await Promise.all([bare.stop(), ours.stop()]);
	const [bareRate, ourRate] = [bare, ours].map(({ seconds }) => (batches * items) / median(seconds)) as [number, number];
	const share = ourRate / bareRate;
	console.log(
		table(
			[`${engine}, batches of ${items}, ${connections} connections`, 'items/s, median', 'slowest', 'fastest'],
			[
				['bare node:http handler', whole(bareRate), ...range(bare)],
				['Writing Table', whole(ourRate), ...range(ours)],
				['ratio', times(share), '', '']
			]
		)
	);
	return { what: `${engine}: ${times(share)} of the bare handler, at least ${leastShare}`, isKept: share >= leastShare };
}

const devices = Array.from({ length: connections }, aNewId);
const bodies = (count: number) =>
	Array.from({ length: count }, (_, index) => aBatch(items, { device: devices[index % connections] }));
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
	return { target, seconds: [], stop: () => server.discard() };
}

async function bare(url: string, event: TestEvent): Promise<Contender> {
	await prepare(url, event);
	const handler: ChildProcess = spawn(process.execPath, [join(import.meta.dirname, 'bare.ts'), url, event.code], {
		stdio: ['ignore', 'pipe', 'inherit']
	});
	const [port] = (await once(handler.stdout!, 'data')) as [Buffer];
	const stop = () => (handler.kill('SIGKILL'), once(handler, 'exit'));
	return { target: { url: `http://127.0.0.1:${port.toString().trim()}/`, token: '' }, seconds: [], stop };
}

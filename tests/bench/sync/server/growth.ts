/**
 * Asks the same questions with ten thousand items and with a million. They must take the same time. Everything runs in this
 * process, so that only the database counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '#lib/server/open-database.ts';
import { storeOver, type Store } from '#lib/server/store.ts';
import type { Post } from '#lib/domain/wire/wire.ts';
import { aCluster } from '../../../support/postgres.ts';
import { anEvent, type TestEvent } from '../../../support/signed-event.ts';
import { aBatch, aNewId } from './batches.ts';
import { median, table, times, type Measured } from './figures.ts';
import { fill } from './fill.ts';

const sizes = [10_000, 1_000_000] as const;
const mostGrowth = 1.2;
const rounds = 150;
/** A single question is shorter than the other work that a machine does meanwhile. */
const talliesAtOnce = 20;
const device = aNewId();

const questions = ['tally', 'feed page of 100', 'insert of 100'] as const;
type Question = (typeof questions)[number];

interface Filled {
	store: Store;
	event: TestEvent;
	items: number;
	ms: Record<Question, number[]>;
}

export async function growth(): Promise<Measured> {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
	const cluster = await aCluster({ isDurable: true });
	try {
		const sqlite = await grow('SQLite', (items) => `sqlite:${join(folder, `${items}.db`)}`);
		const postgres = await grow('PostgreSQL', () => cluster.newDatabase());
		return { lines: [...sqlite.lines, '', ...postgres.lines], judged: [...sqlite.judged, ...postgres.judged] };
	} finally {
		await cluster.discard();
		rmSync(folder, { recursive: true });
	}
}

async function grow(engine: string, newUrl: (items: number) => string): Promise<Measured> {
	const [few, many] = [await filled(newUrl(sizes[0]), sizes[0]), await filled(newUrl(sizes[1]), sizes[1])];
	// The questions take turns, so that other work of the machine meets both of a pair.
	for (let round = 0; round < rounds; round++)
		for (const what of questions)
			for (const each of round % 2 ? [few, many] : [many, few])
				each.ms[what].push((await msOf(asking(each, what, round))) / (what === 'tally' ? talliesAtOnce : 1));
	const rows = questions.map((what) => {
		const [a, b] = [few, many].map(({ ms }) => ms[what].slice(10)) as [number[], number[]];
		return { what, a: median(a), b: median(b), growth: median(b.map((ms, at) => ms / a[at]!)) };
	});
	await few.store.close();
	await many.store.close();
	const lines = [
		table(
			[`${engine}, medians`, '10,000 items', '1,000,000 items', 'ratio of pairs'],
			rows.map(({ what, a, b, growth }) => [what, `${a.toFixed(2)} ms`, `${b.toFixed(2)} ms`, times(growth)])
		)
	];
	const judged = rows.map(({ what, growth }) => ({
		what: `${engine}: ${what} ${times(growth)} with a hundred times the items, at most ${mostGrowth}`,
		isKept: growth <= mostGrowth
	}));
	return { lines, judged };
}

async function filled(url: string, items: number): Promise<Filled> {
	const database = await openDatabase(url);
	const store = storeOver(database, { now: () => Date.now() });
	const event = await anEvent();
	await store.createEvent(event.sent);
	// Each has 300 bytes, so that filling takes a minute and not ten.
	await fill(database, event.code, { items, bytesEach: 300, device });
	return { store, event, items, ms: { tally: [], 'feed page of 100': [], 'insert of 100': [] } };
}

function asking({ store, event, items }: Filled, what: Question, round: number): () => Promise<unknown> {
	if (what === 'tally')
		return async () => {
			for (let asked = 0; asked < talliesAtOnce; asked++) await store.readTally(event.code);
		};
	// Each question asks for another page, from all over the table.
	const after = Math.floor((items - 200) * ((round * 0.618) % 1));
	if (what === 'feed page of 100') return () => store.readFeed(event.code, { after, limit: 100 });
	const post = JSON.parse(aBatch(100, { device }).toString()) as Post;
	return () => store.postLetters(event.code, post);
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
	const startedAt = performance.now();
	await work();
	return performance.now() - startedAt;
}

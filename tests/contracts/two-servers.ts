/** Two servers, each with an empty store, and one event on the first, made anew for each test of a contract. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { PaperFact } from '#lib/domain/hall/paper-fact.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import { importEvent } from '#lib/server/moving/import-event.ts';
import type { OpenDatabase } from '#lib/server/schema.ts';
import type { Store } from '#lib/server/store.ts';
import { aDesk, aMade, aMark } from '../support/facts.ts';
import { aCount, aTakeBack } from '../support/paper-facts.ts';
import { aDevice, anEvent, aPosted, idOf, sha256, type TestEvent } from '../support/signed-event.ts';

interface Server {
	store: Store;
	database: OpenDatabase;
	discard(): Promise<void>;
}
export interface MovingEngine {
	open(now: () => number): Promise<Server>;
}

export const noon = Date.parse('2026-12-11T12:07:33.500Z');
export const recoveryToken = Buffer.from(new Uint8Array(32).fill(9));
export const idAndDigest = ({ id, digest }: PostedItem) => ({ id, digest });

const importing = { nowMs: noon, rest: () => Promise.resolve(), elapsedMs: () => performance.now() };

/** `nowMs`: what the clock of both shows; a test may move it. `file`: where the event is to be written, in an empty folder. */
export function twoServers(engine: MovingEngine) {
	const here = { nowMs: noon } as { from: Server; into: Server; event: TestEvent; folder: string; file: string; nowMs: number };
	const post = async ({ store }: Server, items: unknown[], device = aDevice) => {
		const outcome = await store.postLetters(here.event.code, { device, items });
		if (outcome.kind !== 'answered') throw new Error(outcome.kind);
		return outcome.answer.receipts;
	};
	const count = ({ store }: Server, ...facts: PaperFact[]) =>
		store.keepPaper(here.event.code, { facts, device: aDevice }, 'join');
	const feed = async ({ store }: Pick<Server, 'store'>, after = 0) =>
		(await store.readFeed(here.event.code, { after, limit: 500 })).letters;
	const take = (path = here.file) => importEvent(here.into.database, path, importing);
	const everythingOf = async ({ store }: Server) => ({
		event: await store.readEvent(here.event.code),
		pack: await store.readPack(here.event.code),
		feed: await feed({ store }),
		tally: await store.readTally(here.event.code),
		devices: await store.listDevices(here.event.code),
		paper: await store.readPaper(here.event.code, { after: 0, limit: 50 }),
		batches: await store.readFacts(here.event.code, { after: 0, limit: 50 }),
		sums: await store.readSums(),
		keeping: await store.readKeeping(here.event.code)
	});
	/** Stores a little of everything that a server can hold of an event. */
	const anEvening = async () => {
		const { event, from } = here;
		await post(from, [aPosted(1), aPosted(2, { kind: 'card' }), { nonsense: true }]);
		await post(from, [aPosted(3)], idOf(0x2000));
		await from.store.keepDeviceCard(event.code, aDevice, { card: 'AAAA', lastSeq: 4 });
		await from.store.markCollected(event.code, [idOf(2)]);
		await count(from, aCount(50, { count: 12 }), aCount(53, { kind: 'card', count: 3 }), aCount(54), aTakeBack(55, 54));
		const made = aMade(aDesk());
		await from.store.keepFacts(event.code, { facts: [aMade(aDesk()), made, aMark(made, 'posted')] });
		await from.store.replaceManifest(event.code, await event.next({ state: 'closed' }));
		await post(from, [aPosted(5)]);
	};
	beforeEach(async () => {
		here.nowMs = noon;
		here.folder = mkdtempSync(join(tmpdir(), 'writing-table-moving-'));
		here.file = join(here.folder, 'event.db');
		here.from = await engine.open(() => here.nowMs);
		here.into = await engine.open(() => here.nowMs);
		here.event = await anEvent();
		await here.from.store.createEvent({ ...here.event.sent, recoveryHash: sha256(recoveryToken) });
	});
	afterEach(async () => {
		await here.from.discard();
		await here.into.discard();
		rmSync(here.folder, { recursive: true });
	});
	return Object.assign(here, { importing, post, count, feed, take, everythingOf, anEvening });
}

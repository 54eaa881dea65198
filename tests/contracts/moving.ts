/**
 * What every store promises of moving an event, of the list of events, and of what is purged. The file is long because it is one
 * contract that each engine must keep as a whole.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { purgeTombstones } from '#lib/server/events/tombstones.ts';
import { exportEvent } from '#lib/server/moving/export-event.ts';
import { importEvent } from '#lib/server/moving/import-event.ts';
import { listEvents } from '#lib/server/ops/list-events.ts';
import type { PaperFact } from '#lib/domain/hall/paper-fact.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import type { OpenDatabase } from '#lib/server/schema.ts';
import type { Store } from '#lib/server/store.ts';
import { aCount, aTakeBack } from '../support/paper-facts.ts';
import { aDesk, aMade, aMark } from '../support/print-facts.ts';
import { aDevice, anEvent, aPosted, idOf, sha256, type TestEvent } from '../support/signed-event.ts';

interface Server {
	store: Store;
	database: OpenDatabase;
	discard(): Promise<void>;
}
export interface MovingEngine {
	open(now: () => number): Promise<Server>;
}

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const recoveryToken = Buffer.from(new Uint8Array(32).fill(9));

const idAndDigest = ({ id, digest }: PostedItem) => ({ id, digest });

export function movingContract(name: string, engine: MovingEngine) {
	describe(`moving an event on ${name}`, () => {
		let [from, into] = [] as unknown as [Server, Server];
		let event: TestEvent;
		let folder: string;
		let file: string;
		let nowMs = noon;
		const importing = { nowMs: noon, rest: () => Promise.resolve(), elapsedMs: () => performance.now() };
		const imported = { kind: 'imported', code: '7KQ2MB', isOwnerOfBefore: false };
		const post = async ({ store }: Server, items: unknown[], device = aDevice) => {
			const outcome = await store.postLetters(event.code, { device, items });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts;
		};
		const count = ({ store }: Server, ...facts: PaperFact[]) => store.keepPaper(event.code, { facts, device: aDevice }, 'join');
		const feed = async ({ store }: Server, after = 0) => (await store.readFeed(event.code, { after, limit: 500 })).letters;
		const everythingOf = async ({ store }: Server) => ({
			event: await store.readEvent(event.code),
			pack: await store.readPack(event.code),
			feed: await feed({ store } as Server),
			tally: await store.readTally(event.code),
			devices: await store.listDevices(event.code),
			paper: await store.readPaper(event.code, { after: 0, limit: 50 }),
			batches: await store.readBatches(event.code, { after: 0, limit: 50 }),
			sums: await store.readSums(),
			keeping: await store.readKeeping(event.code)
		});
		const take = async (path = file) => importEvent(into.database, path, importing);

		beforeEach(async () => {
			nowMs = noon;
			folder = mkdtempSync(join(tmpdir(), 'writing-table-moving-'));
			file = join(folder, 'event.db');
			from = await engine.open(() => nowMs);
			into = await engine.open(() => nowMs);
			event = await anEvent();
			await from.store.createEvent({ ...event.sent, recoveryHash: sha256(recoveryToken) });
		});
		afterEach(async () => {
			await from.discard();
			await into.discard();
			rmSync(folder, { recursive: true });
		});

		/** Stores a little of everything that a server can hold of an event. */
		async function anEvening() {
			await post(from, [aPosted(1), aPosted(2, { kind: 'card' }), { nonsense: true }]);
			await post(from, [aPosted(3)], idOf(0x2000));
			await from.store.keepDeviceCard(event.code, aDevice, { card: 'AAAA', lastSeq: 4 });
			await from.store.markCollected(event.code, [idOf(2)]);
			await count(from, aCount(50, { count: 12 }), aCount(53, { kind: 'card', count: 3 }), aCount(54), aTakeBack(55, 54));
			const made = aMade(aDesk());
			await from.store.keepPrintFacts(event.code, { facts: [aMade(aDesk()), made, aMark(made, 'posted')] });
			await from.store.replaceManifest(event.code, await event.next({ state: 'closed' }));
			await post(from, [aPosted(5)]);
		}

		test('importEvent brings all that exportEvent wrote, so that nobody who asks could tell the difference (I4, I15, I20)', async () => {
			await anEvening();
			expect(await exportEvent(from.database, event.code, file)).toEqual({ kind: 'exported', items: 4 });
			expect([readdirSync(folder), statSync(file).mode & 0o777]).toEqual([['event.db'], 0o600]);
			expect(await take()).toEqual({ ...imported, items: 4, added: 4 });
			expect(await everythingOf(into)).toEqual(await everythingOf(from));
			const asked = { device: aDevice, items: [1, 2, 5, 9].map((number) => aPosted(number)).map(idAndDigest) };
			expect(await into.store.readHeld(event.code, asked)).toEqual(await from.store.readHeld(event.code, asked));
			const again = [aPosted(1), aPosted(5), aPosted(6, { id: idOf(2) })];
			expect(await post(into, again)).toEqual(await post(from, again));
			for (const token of [event.organiserToken, event.joinToken, recoveryToken.toString('base64url')])
				expect(await into.store.roleOf(event.code, token)).toEqual(await from.store.roleOf(event.code, token));
			expect(await into.store.codesOf(event.organiserToken)).toEqual([event.code]);
			expect(await post(into, [aPosted(7)])).toMatchObject([{ outcome: 'stored', late: true }]);
			expect((await feed(into)).at(-1)!.n).toBeGreaterThan((await feed(from)).at(-1)!.n);
		});

		test('importEvent taken in twice has nothing twice', async () => {
			await anEvening();
			await exportEvent(from.database, event.code, file);
			await take();
			const once = await everythingOf(into);
			expect(await take()).toEqual({ ...imported, items: 4, added: 0 });
			expect(await everythingOf(into)).toEqual(once);
		});

		test('importEvent that was broken off lets nobody in, and goes on when it is done again', async () => {
			await anEvening();
			await exportEvent(from.database, event.code, file);
			for (const step of [1, 2, 4, 7]) {
				let rests = 0;
				const rest = () => (++rests > step ? Promise.reject(new Error('the power failed')) : Promise.resolve());
				await expect(importEvent(into.database, file, { ...importing, rest })).rejects.toThrow('the power failed');
				for (const token of [event.organiserToken, event.joinToken, '', 'A'.repeat(43)])
					expect(await into.store.roleOf(event.code, token)).toEqual({ kind: 'wrong-token' });
				expect(await into.store.codesOf(event.organiserToken)).toEqual([]);
				expect(await listEvents(into.database.db, {})).toMatchObject([{ state: 'arriving' }]);
				expect(await exportEvent(into.database, event.code, join(folder, 'half.db'))).toEqual({ kind: 'no-event' });
			}
			expect(await take()).toMatchObject({ kind: 'imported', items: 4 });
			expect(await everythingOf(into)).toEqual(await everythingOf(from));
		});

		test('importEvent adds what came to the old server since, behind what came to the new one, and a reader misses nothing', async () => {
			await anEvening();
			await exportEvent(from.database, event.code, file);
			await take();
			await post(from, [aPosted(10), aPosted(11, { kind: 'card' })], idOf(0x3000));
			await post(from, [aPosted(12)]);
			nowMs += 20 * 60_000;
			await from.store.keepDeviceCard(event.code, aDevice, { card: 'CCCC', lastSeq: 20 });
			await from.store.markCollected(event.code, [idOf(1), idOf(10)]);
			await count(from, aCount(51));
			await from.store.keepPrintFacts(event.code, { facts: [aMade(aDesk())] });
			await post(into, [aPosted(20), aPosted(21)], idOf(0x4000));
			await count(into, aCount(52, { count: 5 }));
			const stoodOn = (await feed(into)).at(-1)!.n;
			const later = join(folder, 'later.db');
			await exportEvent(from.database, event.code, later);
			expect(await take(later)).toEqual({ ...imported, items: 7, added: 3 });
			const news = await feed(into, stoodOn);
			expect(news.map(({ id }) => id).toSorted()).toEqual([10, 11, 12].map(idOf));
			const all = await feed(into);
			expect([all.length, new Set(all.map(({ n }) => n)).size]).toEqual([9, 9]);
			expect(all.filter(({ collected }) => collected).map(({ id }) => id)).toEqual([1, 2, 10].map(idOf));
			expect((await into.store.readTally(event.code))?.cases).toMatchObject([
				{ letters: 7, cards: 2 },
				{ paperLetters: 18, paperCards: 3 }
			]);
			const devices = (await into.store.listDevices(event.code)).devices;
			expect(devices.map(({ device, received, lastSeq }) => [device, received, lastSeq])).toEqual([
				[idOf(0x2000), 1, 3],
				[idOf(0x3000), 2, 11],
				[idOf(0x4000), 2, 21],
				[aDevice, 4, 20]
			]);
			expect(devices.at(-1)?.card).toBe('CCCC');
			expect(await into.store.readBatches(event.code, { after: 0, limit: 50 })).toMatchObject({
				facts: [1, 2, 3, 4].map((n) => ({ n })),
				next: 4
			});
			expect(await take(later)).toMatchObject({ added: 0 });
			expect(await feed(into)).toEqual(all);
		});

		test('importEvent keeps a manifest that is newer than the one in the file', async () => {
			await exportEvent(from.database, event.code, file);
			await take();
			const next = await event.next({ name: 'Northaven moved' });
			await into.store.replaceManifest(event.code, next);
			await take();
			expect((await into.store.readEvent(event.code))?.manifest).toBe(next.manifest);
		});

		test('importEvent brings an event back to the server on which it was deleted, once that is cleared', async () => {
			await anEvening();
			await exportEvent(from.database, event.code, file);
			await from.store.deleteEvent(event.code);
			expect(await importEvent(from.database, file, importing)).toEqual({ kind: 'being-deleted' });
			while (await from.store.tidy());
			expect(await importEvent(from.database, file, importing)).toMatchObject({ kind: 'imported', added: 4 });
			expect(await post(from, [aPosted(1)])).toMatchObject([{ outcome: 'known' }]);
			expect(
				(
					await from.store.readHeld(event.code, {
						device: aDevice,
						items: [idAndDigest(aPosted(2))]
					})
				).held
			).toEqual([{ id: idOf(2), collected: true }]);
		});

		test('importEvent and exportEvent turn away what is not one whole event, and change nothing', async () => {
			await anEvening();
			expect(await exportEvent(from.database, 'ABCDEF', file)).toEqual({ kind: 'no-event' });
			expect(readdirSync(folder)).toEqual([]);
			await exportEvent(from.database, event.code, file);
			expect(await exportEvent(from.database, event.code, file)).toEqual({ kind: 'exists' });
			expect(await take(join(folder, 'none.db'))).toEqual({ kind: 'missing-source' });
			const spoilt = async (statement: string) => {
				const path = join(folder, 'spoilt.db');
				await exportEvent(from.database, event.code, path);
				const opened = new DatabaseSync(path);
				opened.exec(statement);
				opened.close();
				const outcome = await take(path);
				rmSync(path);
				return outcome;
			};
			expect(await spoilt("UPDATE items SET sealed = x'00' WHERE n = 1")).toMatchObject({ kind: 'damaged' });
			expect(await spoilt("UPDATE events SET manifest = replace(manifest, 'Northaven', 'Southaven')")).toMatchObject({
				kind: 'damaged'
			});
			expect(await spoilt("UPDATE packs SET json = json || ' '")).toMatchObject({ kind: 'damaged' });
			expect(await spoilt("INSERT INTO kysely_migration VALUES ('9999-later', '')")).toEqual({ kind: 'newer' });
			expect(await spoilt("DELETE FROM kysely_migration WHERE name = '0004-deleting'")).toEqual({ kind: 'older' });
			expect(await spoilt('PRAGMA foreign_keys = OFF; DELETE FROM events')).toEqual({ kind: 'not-one-event' });
			expect(await listEvents(into.database.db, {})).toEqual([]);
			const rival = await anEvent();
			await into.store.createEvent(rival.sent);
			expect(await take()).toEqual({ kind: 'code-taken' });
			expect((await into.store.readEvent(event.code))?.verifyKey).toBe(rival.sent.verifyKey);
		});

		test('listEvents gives of each event what it holds and when it goes', async () => {
			await anEvening();
			nowMs += 60_000;
			await from.store.createEvent((await anEvent({ code: 'ABCDEF', name: 'Empty' })).sent);
			const sealedBytes = [1, 2, 3, 5].reduce((sum, n) => sum + Buffer.from(aPosted(n).sealed, 'base64').length, 0);
			expect(await listEvents(from.database.db, { eventDays: 90 })).toEqual([
				{
					...{ code: 'ABCDEF', name: 'Empty', startsOn: '2026-12-10', endsOn: '2026-12-12', state: 'open' },
					...{ items: 0, sealedBytes: 0, openedAtMs: nowMs, goesAtMs: Date.parse('2027-03-13T13:59:59.999Z') }
				},
				{
					...{ code: event.code, name: event.manifest.name, startsOn: '2026-12-10', endsOn: '2026-12-12', state: 'closed' },
					...{ items: 4, sealedBytes, openedAtMs: noon, lastItemAtMs: Date.parse('2026-12-11T12:00:00Z') },
					goesAtMs: Date.parse('2027-03-13T13:59:59.999Z')
				}
			]);
			await from.store.deleteEvent('ABCDEF');
			expect((await listEvents(from.database.db, {})).map(({ code, state }) => [code, state])).toEqual([
				['ABCDEF', 'deleted'],
				[event.code, 'closed']
			]);
		});

		test('purgeTombstones drops ids of events that are gone for so long, and keeps those of a code that is open again', async () => {
			await post(from, [aPosted(1), aPosted(2)]);
			await from.store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
			await from.store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(3), aPosted(4)] });
			for (const code of [event.code, 'ABCDEF']) await from.store.deleteEvent(code);
			while (await from.store.tidy());
			await from.store.createEvent(event.sent);
			const purge = (beforeMs: number) => purgeTombstones(from.database.db, beforeMs, 1);
			expect(await purge(noon)).toBe(0);
			expect([await purge(noon + 1), await purge(noon + 1), await purge(noon + 1)]).toEqual([1, 1, 0]);
			expect(await post(from, [aPosted(1)])).toMatchObject([{ outcome: 'known' }]);
			await from.store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
			const posted = await from.store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(3)] });
			expect(posted).toMatchObject({ answer: { receipts: [{ outcome: 'stored' }] } });
		});
	});
}

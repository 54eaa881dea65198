/** What every store promises of an event that is moved from one server to another. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { exportEvent } from '#lib/server/moving/export-event.ts';
import { importEvent } from '#lib/server/moving/import-event.ts';
import { listEvents } from '#lib/server/ops/list-events.ts';
import { aPutChannel, channelIdOf, channelTokenOf } from '../support/channels.ts';
import { aCount } from '../support/paper-facts.ts';
import { aDesk, aMade } from '../support/facts.ts';
import { aDevice, anEvent, aPackJson, aPosted, idOf, sha256 } from '../support/signed-event.ts';
import { recoveryToken, idAndDigest, twoServers, type MovingEngine } from './two-servers.ts';

export function movingContract(name: string, engine: MovingEngine) {
	describe(`moving an event on ${name}`, () => {
		const here = twoServers(engine);
		const { anEvening, count, everythingOf, feed, importing, post, take } = here;
		const imported = { kind: 'imported', code: '7KQ2MB', isOwnerOfBefore: false };

		test('importEvent brings all that exportEvent wrote, so that nobody who asks could tell the difference (I4, I15, I20)', async () => {
			await anEvening();
			expect(await exportEvent(here.from.database, here.event.code, here.file)).toEqual({ kind: 'exported', items: 4 });
			expect([readdirSync(here.folder), statSync(here.file).mode & 0o777]).toEqual([['event.db'], 0o600]);
			expect(await take()).toEqual({ ...imported, items: 4, added: 4 });
			expect(await everythingOf(here.into)).toEqual(await everythingOf(here.from));
			const asked = { device: aDevice, items: [1, 2, 5, 9].map((number) => aPosted(number)).map(idAndDigest) };
			expect(await here.into.store.readHeld(here.event.code, asked)).toEqual(
				await here.from.store.readHeld(here.event.code, asked)
			);
			const again = [aPosted(1), aPosted(5), aPosted(6, { id: idOf(2) })];
			expect(await post(here.into, again)).toEqual(await post(here.from, again));
			for (const token of [here.event.organiserToken, here.event.joinToken, recoveryToken.toString('base64url')])
				expect(await here.into.store.roleOf(here.event.code, token)).toEqual(
					await here.from.store.roleOf(here.event.code, token)
				);
			expect(await here.into.store.codesOf(here.event.organiserToken)).toEqual([here.event.code]);
			expect(await post(here.into, [aPosted(7)])).toMatchObject([{ outcome: 'stored', late: true }]);
			expect((await feed(here.into)).at(-1)!.n).toBeGreaterThan((await feed(here.from)).at(-1)!.n);
		});

		test('importEvent taken in twice has nothing twice', async () => {
			await anEvening();
			await exportEvent(here.from.database, here.event.code, here.file);
			await take();
			const once = await everythingOf(here.into);
			expect(await take()).toEqual({ ...imported, items: 4, added: 0 });
			expect(await everythingOf(here.into)).toEqual(once);
		});

		test('importEvent that was broken off lets nobody in, and goes on when it is done again', async () => {
			await anEvening();
			await exportEvent(here.from.database, here.event.code, here.file);
			for (const step of [1, 2, 4, 7]) {
				let rests = 0;
				const rest = () => (++rests > step ? Promise.reject(new Error('the power failed')) : Promise.resolve());
				await expect(importEvent(here.into.database, here.file, { ...importing, rest })).rejects.toThrow('the power failed');
				for (const token of [here.event.organiserToken, here.event.joinToken, '', 'A'.repeat(43)])
					expect(await here.into.store.roleOf(here.event.code, token)).toEqual({ kind: 'wrong-token' });
				expect(await here.into.store.codesOf(here.event.organiserToken)).toEqual([]);
				expect(await listEvents(here.into.database.db, {})).toMatchObject([{ state: 'arriving' }]);
				expect(await exportEvent(here.into.database, here.event.code, join(here.folder, 'half.db'))).toEqual({
					kind: 'no-event'
				});
			}
			expect(await take()).toMatchObject({ kind: 'imported', items: 4 });
			expect(await everythingOf(here.into)).toEqual(await everythingOf(here.from));
		});

		test('importEvent brings the channels, lets nobody in by them before all is here, and adds what is missing of them', async () => {
			const { code } = here.event;
			const keep = (server: typeof here.from, seed: number, closed = false) =>
				server.store.keepChannel(code, channelIdOf(seed), aPutChannel(seed, { closed }));
			const by = (server: typeof here.from, seed: number, ...numbers: number[]) =>
				server.store.postLetters(code, { device: aDevice, items: numbers.map((number) => aPosted(number)) }, channelIdOf(seed));
			const listed = async (server: typeof here.from) => (await server.store.readChannels(code)).channels;
			const cameBy = async (server: typeof here.from) => (await feed(server)).map(({ id, channel }) => [id, channel]);
			await anEvening();
			for (const seed of [1, 2]) await keep(here.from, seed);
			await by(here.from, 1, 30, 31);
			await keep(here.from, 2, true);
			await exportEvent(here.from.database, code, here.file);
			for (let step = 1, isHere = false; !isHere; step++) {
				let rests = 0;
				const rest = () => (++rests > step ? Promise.reject(new Error('the power failed')) : Promise.resolve());
				isHere = await importEvent(here.into.database, here.file, { ...importing, rest }).then(
					() => true,
					() => false
				);
				const role = await here.into.store.roleOf(code, channelTokenOf(1));
				expect(role).toEqual(isHere ? { kind: 'known', role: 'join', channel: channelIdOf(1) } : { kind: 'wrong-token' });
			}
			expect(await listed(here.into)).toEqual(await listed(here.from));
			expect(await cameBy(here.into)).toEqual(await cameBy(here.from));

			await keep(here.from, 3);
			await by(here.from, 1, 32);
			await by(here.from, 3, 33, 34);
			await keep(here.into, 1, true);
			const later = join(here.folder, 'later.db');
			await exportEvent(here.from.database, code, later);
			for (const added of [3, 0]) {
				expect(await take(later)).toMatchObject({ added });
				expect((await listed(here.into)).map(({ id, items, closedAt }) => [id, items, closedAt !== undefined])).toEqual([
					[channelIdOf(1), 3, true],
					[channelIdOf(2), 0, true],
					[channelIdOf(3), 2, false]
				]);
			}
			expect(new Map((await cameBy(here.into)) as [string, string][])).toEqual(
				new Map((await cameBy(here.from)) as [string, string][])
			);
		});

		test('importEvent adds what came to the old server since, behind what came to the new one, and a reader misses nothing', async () => {
			await anEvening();
			await exportEvent(here.from.database, here.event.code, here.file);
			await take();
			await post(here.from, [aPosted(10), aPosted(11, { kind: 'card' })], idOf(0x3000));
			await post(here.from, [aPosted(12)]);
			here.nowMs += 20 * 60_000;
			await here.from.store.keepDeviceCard(here.event.code, aDevice, { card: 'CCCC', lastSeq: 20 });
			await here.from.store.markCollected(here.event.code, [idOf(1), idOf(10)]);
			await count(here.from, aCount(51));
			await here.from.store.keepFacts(here.event.code, { facts: [aMade(aDesk())] });
			await post(here.into, [aPosted(20), aPosted(21)], idOf(0x4000));
			await count(here.into, aCount(52, { count: 5 }));
			const stoodOn = (await feed(here.into)).at(-1)!.n;
			const later = join(here.folder, 'later.db');
			await exportEvent(here.from.database, here.event.code, later);
			expect(await take(later)).toEqual({ ...imported, items: 7, added: 3 });
			const news = await feed(here.into, stoodOn);
			expect(news.map(({ id }) => id).toSorted()).toEqual([10, 11, 12].map(idOf));
			const all = await feed(here.into);
			expect([all.length, new Set(all.map(({ n }) => n)).size]).toEqual([9, 9]);
			expect(all.filter(({ collected }) => collected).map(({ id }) => id)).toEqual([1, 2, 10].map(idOf));
			expect((await here.into.store.readTally(here.event.code))?.cases).toMatchObject([
				{ letters: 7, cards: 2 },
				{ paperLetters: 18, paperCards: 3 }
			]);
			const devices = (await here.into.store.listDevices(here.event.code)).devices;
			expect(devices.map(({ device, received, lastSeq }) => [device, received, lastSeq])).toEqual([
				[idOf(0x2000), 1, 3],
				[idOf(0x3000), 2, 11],
				[idOf(0x4000), 2, 21],
				[aDevice, 4, 20]
			]);
			expect(devices.at(-1)?.card).toBe('CCCC');
			expect(await here.into.store.readFacts(here.event.code, { after: 0, limit: 50 })).toMatchObject({
				facts: [1, 2, 3, 4].map((n) => ({ n })),
				next: 4
			});
			expect(await take(later)).toMatchObject({ added: 0 });
			expect(await feed(here.into)).toEqual(all);
		});

		test('importEvent keeps a manifest that is newer than the one in the file', async () => {
			await exportEvent(here.from.database, here.event.code, here.file);
			await take();
			const next = await here.event.next({ name: 'Northaven moved' });
			await here.into.store.replaceManifest(here.event.code, next);
			await take();
			expect((await here.into.store.readEvent(here.event.code))?.manifest).toBe(next.manifest);
		});

		test('importEvent brings the pack that was published there since, and not one of before', async () => {
			await exportEvent(here.from.database, here.event.code, here.file);
			await take();
			const pack = aPackJson('Another title');
			const later = join(here.folder, 'later.event');
			await here.from.store.replaceManifest(here.event.code, { ...(await here.event.next({ packDigest: sha256(pack) })), pack });
			await exportEvent(here.from.database, here.event.code, later);
			for (const each of [later, here.file]) {
				expect(await take(each)).toMatchObject({ kind: 'imported' });
				expect(await here.into.store.readPack(here.event.code)).toEqual({ digest: sha256(pack), json: pack });
				expect(await here.into.store.readEvent(here.event.code)).toEqual(await here.from.store.readEvent(here.event.code));
			}
		});

		test('importEvent brings an event back to the server on which it was deleted, once that is cleared', async () => {
			await anEvening();
			await exportEvent(here.from.database, here.event.code, here.file);
			await here.from.store.deleteEvent(here.event.code);
			expect(await importEvent(here.from.database, here.file, importing)).toEqual({ kind: 'being-deleted' });
			while (await here.from.store.tidy());
			expect(await importEvent(here.from.database, here.file, importing)).toMatchObject({ kind: 'imported', added: 4 });
			expect(await post(here.from, [aPosted(1)])).toMatchObject([{ outcome: 'known' }]);
			expect(
				(
					await here.from.store.readHeld(here.event.code, {
						device: aDevice,
						items: [idAndDigest(aPosted(2))]
					})
				).held
			).toEqual([{ id: idOf(2), collected: true }]);
		});

		test('importEvent and exportEvent turn away what is not one whole event, and change nothing', async () => {
			await anEvening();
			expect(await exportEvent(here.from.database, 'ABCDEF', here.file)).toEqual({ kind: 'no-event' });
			expect(readdirSync(here.folder)).toEqual([]);
			await exportEvent(here.from.database, here.event.code, here.file);
			expect(await exportEvent(here.from.database, here.event.code, here.file)).toEqual({ kind: 'exists' });
			expect(await take(join(here.folder, 'none.db'))).toEqual({ kind: 'missing-source' });
			const spoilt = async (statement: string) => {
				const path = join(here.folder, 'spoilt.db');
				await exportEvent(here.from.database, here.event.code, path);
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
			expect(await listEvents(here.into.database.db, {})).toEqual([]);
			const rival = await anEvent();
			await here.into.store.createEvent(rival.sent);
			expect(await take()).toEqual({ kind: 'code-taken' });
			expect((await here.into.store.readEvent(here.event.code))?.verifyKey).toBe(rival.sent.verifyKey);
		});
	});
}

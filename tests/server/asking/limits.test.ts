import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Judged } from '#lib/server/letters/judge-item.ts';
import { judgeItem } from '#lib/server/letters/judge-item.ts';
import { hallBounds } from '#lib/domain/hall/hall-bounds.ts';
import { eventBounds, minuteBounds } from '#lib/server/asking/limits.ts';
import { requestLimits } from '#lib/server/asking/request-limits.ts';
import { rowOf } from '#lib/server/paper/paper-rows.ts';
import { verdictsOn } from '#lib/server/letters/verdicts.ts';
import { anEvent, aPosted, idOf, type TestEvent } from '../../support/signed-event.ts';
import { aCount } from '../../support/paper-facts.ts';
import { aSqliteStore } from '../../support/sqlite.ts';

const noon = Date.parse('2026-12-10T12:00:00Z');

describe('minuteBounds', () => {
	test('let 500 tablets come back together, each with 40 items and all it asks for, and then as much again', () => {
		const limits = requestLimits(() => noon);
		const [tablets, itemsEach, asksEach, sealedBytes] = [500, 40, 40, 6_000];
		let seconds = 0;
		for (let tablet = 0; tablet < 2 * tablets; tablet++)
			for (const [whose, { requests, items, bytes }] of [
				['token', minuteBounds.token],
				[`device ${tablet % tablets}`, minuteBounds.device]
			] as const) {
				seconds += limits.secondsToWait(whose, requests, asksEach);
				seconds += limits.secondsToWait(`${whose} items`, items, itemsEach);
				seconds += limits.secondsToWait(`${whose} bytes`, bytes, itemsEach * sealedBytes);
			}
		expect(seconds).toBe(0);
	});
});

describe('eventBounds', () => {
	const around = {
		event: { state: 'open', key_version: 1, ends_on: '2026-12-12', late_from_at: 0, case_ids: '["wendy-galarza"]' },
		buried: new Map<string, unknown>(),
		nowMs: noon
	};
	const judged: Judged[] = [aPosted(1), aPosted(2)].map(judgeItem);
	const itemBytes = Buffer.from(aPosted(1).sealed, 'base64').length;
	const kinds = (room: { items: number; sealed_bytes: number }) =>
		verdictsOn(judged, { ...around, room }).map((verdict) => (verdict.kind === 'unless-known' ? verdict.reason : verdict.kind));

	test('take the last item that there is room for, and no other', () => {
		expect(kinds({ items: eventBounds.items - 2, sealed_bytes: 0 })).toEqual(['acceptable', 'acceptable']);
		expect(kinds({ items: eventBounds.items - 1, sealed_bytes: 0 })).toEqual(['acceptable', 'event-full']);
		expect(kinds({ items: eventBounds.items, sealed_bytes: 0 })).toEqual(['event-full', 'event-full']);
	});

	test('take the last byte that there is room for, and no other', () => {
		expect(kinds({ items: 0, sealed_bytes: eventBounds.sealedBytes - 2 * itemBytes })).toEqual(['acceptable', 'acceptable']);
		expect(kinds({ items: 0, sealed_bytes: eventBounds.sealedBytes - 2 * itemBytes + 1 })).toEqual(['acceptable', 'event-full']);
	});

	describe('with a store', () => {
		let event: TestEvent;
		let opened: Awaited<ReturnType<typeof aSqliteStore>>;
		beforeAll(async () => {
			opened = await aSqliteStore(() => noon);
			event = await anEvent();
			await opened.store.createEvent(event.sent);
		});
		afterAll(() => opened.discard());

		test('list no device past the last, take its letters all the same, and know the others still', async () => {
			const { store, database } = opened;
			const { code } = event;
			const rows = Array.from({ length: hallBounds.devices - 1 }, (_, index) => ({
				...{ event: code, device: idOf(index), card: null, last_seq: 1, received: 1, received_seq: 1, last_seen_at: noon }
			}));
			for (let from = 0; from < rows.length; from += 500)
				await database.db
					.insertInto('devices')
					.values(rows.slice(from, from + 500))
					.execute();
			const card = { card: 'YWJj', lastSeq: 1 };
			expect(await store.postLetters(code, { device: idOf(90_000), items: [aPosted(2)] })).toMatchObject({ stored: 1 });
			expect(await store.keepDeviceCard(code, idOf(90_001), card)).toBe('full');
			expect(await store.keepDeviceCard(code, idOf(0), card)).toBe('kept');
			expect(await store.postLetters(code, { device: idOf(90_001), items: [aPosted(1)] })).toMatchObject({ stored: 1 });
			expect((await store.listDevices(code)).devices).toHaveLength(hallBounds.devices);
		});

		test('list silent devices in their part of the places, and devices that deliver in the others', async () => {
			const { store, database } = opened;
			const { code } = await anEvent();
			await database.db.deleteFrom('devices').where('event', '=', code).execute();
			const rows = Array.from({ length: hallBounds.silentDevices }, (_, index) => ({
				...{ event: code, device: idOf(index), card: 'YWJj', last_seq: 1, received: 0, received_seq: 0, last_seen_at: noon }
			}));
			for (let from = 0; from < rows.length; from += 500)
				await database.db
					.insertInto('devices')
					.values(rows.slice(from, from + 500))
					.execute();
			const card = { card: 'YWJj', lastSeq: 1 };
			expect(await store.keepDeviceCard(code, idOf(80_000), card)).toBe('full');
			await store.postLetters(code, { device: idOf(80_001), items: [{ nonsense: true }] });
			await store.postLetters(code, { device: idOf(80_000), items: [aPosted(77)] });
			expect(await store.keepDeviceCard(code, idOf(80_000), card)).toBe('kept');
			expect((await store.listDevices(code)).devices.map(({ device }) => device).slice(hallBounds.silentDevices)).toEqual([
				idOf(80_000)
			]);
		});

		test('count the last paper count that there is room for, and no other', async () => {
			const { store, database } = opened;
			const { code } = event;
			const rows = Array.from({ length: eventBounds.paperFacts - 2 }, (_, index) =>
				rowOf(code, index + 1, { fact: aCount(index) })
			);
			for (let from = 0; from < rows.length; from += 500)
				await database.db
					.insertInto('paper_facts')
					.values(rows.slice(from, from + 500))
					.execute();
			const outcome = await store.keepPaper(
				code,
				{ facts: [200_000, 200_001, 200_002, 1].map((each) => aCount(each)) },
				'organiser'
			);
			expect(outcome).toMatchObject({
				answer: { receipts: ['stored', 'stored', 'refused', 'known'].map((each) => ({ outcome: each })) }
			});
		});
	});
});

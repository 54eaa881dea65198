/**
 * What every store promises of deleting by time: what is deleted, when, what stays of it, and that one wrong clock deletes
 * nothing.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { parseKeeping } from '#lib/domain/wire/keeping.ts';
import type { Keep } from '#lib/server/ops/keep.ts';
import type { Store } from '#lib/server/store.ts';
import { aDevice, anEvent, aPosted, idOf, type TestEvent } from '../support/signed-event.ts';

export interface KeepingEngine {
	open(now: () => number, keep: Keep): Promise<{ store: Store; discard(): Promise<void> }>;
}

const dayMs = 86_400_000;
const noon = Date.parse('2026-12-11T12:07:33.500Z');
/** The event's last day is 12 December; it is over everywhere 14 hours later. */
const overMs = Date.parse('2026-12-13T14:00:00.000Z');

export function retentionContract(name: string, engine: KeepingEngine) {
	describe(`letting go on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let event: TestEvent;
		let nowMs = noon;
		const keep: Keep = { collectedDays: 30, eventDays: 90 };
		const post = async (items: unknown[]) => {
			const outcome = await store.postLetters(event.code, { device: aDevice, items });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts;
		};
		const feed = () => store.readFeed(event.code, { after: 0, limit: 100 });
		/** Does what the server's housekeeping does at this moment. */
		const tidyAt = async (atMs: number) => {
			nowMs = atMs;
			while (await store.tidy());
		};
		/** Does it on three days, the first of which begins at this moment or after it. */
		const tidyOnDaysFrom = async (fromMs: number) => {
			const first = Math.ceil(fromMs / dayMs) * dayMs;
			for (let day = 0; day < 3; day++) await tidyAt(first + day * dayMs + 1_000);
		};

		beforeEach(async () => {
			nowMs = noon;
			({ store, discard } = await engine.open(() => nowMs, keep));
			event = await anEvent();
			await store.createEvent(event.sent);
		});
		afterEach(() => discard());

		test('tidy lets go of the bytes of what was collected 30 days ago; place, receipt and what a device hears stay (I4, I7, I20)', async () => {
			const [first, second] = [aPosted(1), aPosted(2)];
			await post([first, second]);
			await store.markCollected(event.code, [first.id]);
			await tidyOnDaysFrom(noon + 30 * dayMs);
			const page = await feed();
			expect(parseFeedPage(page).kind).toBe('parsed');
			expect(page.letters).toMatchObject([
				{ n: 1, id: first.id, digest: first.digest, sealed: '', collected: true, gone: true },
				{ n: 2, id: second.id, sealed: second.sealed }
			]);
			expect(page.letters[1]).not.toHaveProperty('gone');
			const held = { device: aDevice, items: [first, second].map(({ id, digest }) => ({ id, digest })) };
			expect(await store.readHeld(event.code, held)).toMatchObject({
				held: [{ id: first.id, collected: true }, { id: second.id }],
				received: 2
			});
			const other = aPosted(3, { id: first.id });
			expect(await post([first, other])).toEqual([
				{ id: first.id, digest: first.digest, outcome: 'known' },
				{ id: first.id, digest: first.digest, outcome: 'conflict' }
			]);
			expect((await feed()).letters[0]).toMatchObject({ sealed: '', gone: true });
			const sealedBytes = Buffer.from(second.sealed, 'base64').length;
			expect(await store.readSums()).toEqual({ events: 1, items: 2, sealedBytes });
			expect((await store.readTally(event.code))?.cases[0]).toMatchObject({ letters: 2 });
		});

		test('tidy keeps what was collected later, and what nobody collected', async () => {
			await post([aPosted(1), aPosted(2)]);
			nowMs += 2 * dayMs;
			await store.markCollected(event.code, [idOf(1)]);
			await tidyOnDaysFrom(noon + 30 * dayMs);
			expect((await feed()).letters.map(({ gone }) => gone)).toEqual([undefined, undefined]);
			await tidyOnDaysFrom(noon + 33 * dayMs);
			expect((await feed()).letters.map(({ gone }) => gone)).toEqual([true, undefined]);
		});

		test('tidy lets go of many a little at a time, while devices post', async () => {
			const many = Array.from({ length: 60 }, (_, index) => aPosted(index + 1));
			await post(many);
			await store.markCollected(
				event.code,
				many.map(({ id }) => id)
			);
			for (const day of [31, 32]) await tidyAt(noon + day * dayMs);
			nowMs = noon + 33 * dayMs;
			let steps = 0;
			while (await store.tidy()) {
				steps += 1;
				expect(await post([aPosted(1_000 + steps)])).toMatchObject([{ outcome: 'stored' }]);
			}
			expect(steps).toBeGreaterThan(1);
			const kept = (await store.readFeed(event.code, { after: 60, limit: 100 })).letters;
			expect([(await feed()).letters.filter(({ gone }) => gone).length, kept.length]).toEqual([60, steps]);
		});

		test('tidy lets go of nothing by a clock that is years ahead on two days, and forgets those days', async () => {
			await post([aPosted(1)]);
			await store.markCollected(event.code, [idOf(1)]);
			await tidyAt(noon);
			for (const days of [4_000, 4_001]) await tidyAt(noon + days * dayMs);
			await tidyAt(noon + dayMs);
			await tidyAt(noon + 4_002 * dayMs);
			await tidyAt(noon + 2 * dayMs);
			nowMs = noon + 3 * dayMs;
			expect((await feed()).letters).toMatchObject([{ sealed: aPosted(1).sealed }]);
		});

		test('tidy deletes an event 90 days after its last day, and not while it is said to stay', async () => {
			await post([aPosted(1)]);
			const goesAt = overMs + 90 * dayMs - 1;
			expect(await store.readKeeping(event.code)).toEqual({
				collectedForDays: 30,
				goesAt: new Date(goesAt).toISOString(),
				serverTime: new Date(noon).toISOString()
			});
			expect(parseKeeping(await store.readKeeping(event.code)).kind).toBe('parsed');
			for (let day = 0; day < 4; day++) await tidyAt(goesAt - (4 - day) * dayMs);
			expect(await store.readEvent(event.code)).toBeDefined();
			await tidyOnDaysFrom(goesAt);
			expect(await store.readEvent(event.code)).toBeUndefined();
			expect(await store.readKeeping(event.code)).toBeUndefined();
			await store.createEvent(event.sent);
			expect(await post([aPosted(1)])).toMatchObject([{ outcome: 'known' }]);
		});

		test('readKeeping leaves two weeks after the last late letter, when the event was closed late (I11)', async () => {
			nowMs = overMs + 85 * dayMs;
			await store.replaceManifest(event.code, await event.next({ state: 'closed' }));
			expect(await store.readKeeping(event.code)).toMatchObject({ goesAt: new Date(nowMs + 44 * dayMs).toISOString() });
		});

		test('readKeeping counts from its opening for an event whose days were over then', async () => {
			const old = await anEvent({ code: 'ABCDEF', startsOn: '2019-12-10', endsOn: '2019-12-10' });
			await store.createEvent(old.sent);
			expect(await store.readKeeping('ABCDEF')).toMatchObject({ goesAt: new Date(noon + 90 * dayMs).toISOString() });
		});
	});

	test(`tidy on ${name} lets go of nothing where the operator keeps for ever`, async () => {
		let nowMs = noon;
		const { store, discard } = await engine.open(() => nowMs, {});
		const event = await anEvent();
		await store.createEvent(event.sent);
		await store.postLetters(event.code, { device: aDevice, items: [aPosted(1)] });
		await store.markCollected(event.code, [idOf(1)]);
		for (let day = 4_000; day < 4_004; day++) {
			nowMs = noon + day * dayMs;
			while (await store.tidy());
		}
		expect((await store.readFeed(event.code, { after: 0, limit: 1 })).letters).toMatchObject([{ sealed: aPosted(1).sealed }]);
		expect(await store.readKeeping(event.code)).toEqual({ serverTime: new Date(nowMs).toISOString() });
		await discard();
	});
}

/** What every store promises to those who ask for what it holds: organisers, devices and the roll-call. */
import { describe, expect, test } from 'vitest';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { parseDevices } from '#lib/domain/wire/wire.ts';
import { aDevice, aPosted, idOf } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

export function feedContract(engine: Engine) {
	describe('feed', () => {
		const here = oneEvent(engine);
		const { post, feed, wipe } = here;

		test('readFeed pages in the order received, without a gap or a twin, and dates to the quarter hour', async () => {
			for (const number of [5, 3, 9, 1]) await post([aPosted(number), aPosted(number)]);
			const first = await feed(0, 3);
			const second = await feed(first.next, 3);
			expect(parseFeedPage(first).kind).toBe('parsed');
			expect([...first.letters, ...second.letters].map(({ seq }) => seq)).toEqual([5, 3, 9, 1]);
			expect(first.letters[0]).toMatchObject({ receivedAt: '2026-12-11T12:00:00.000Z', sealed: aPosted(5).sealed });
			expect(await feed(second.next)).toEqual({ letters: [], next: second.next });
		});

		test('readFeed misses nothing while devices post', async () => {
			const posting = Promise.all(Array.from({ length: 60 }, (_, index) => post([aPosted(index + 1)])));
			const seen: string[] = [];
			let after = 0;
			let isDone = false;
			void posting.then(() => (isDone = true));
			for (let last = false; !last;) {
				last = isDone;
				// SQLite answers without ever leaving this thread to the other posts.
				await new Promise(setImmediate);
				const page = await feed(after, 7);
				seen.push(...page.letters.map(({ id }) => id));
				after = page.next;
				if (page.letters.length > 0) last = false;
			}
			await posting;
			expect(new Set(seen).size).toBe(60);
			expect(seen).toHaveLength(60);
		});

		test('readFeed cuts a page of large items short', async () => {
			for (let batch = 0; batch < 5; batch++)
				await post(Array.from({ length: 8 }, (_, index) => aPosted(batch * 8 + index + 1, {}, 270 * 1024)));
			const page = await feed(0, 40);
			expect(page.letters.length).toBeGreaterThan(10);
			expect(page.letters.length).toBeLessThan(40);
			expect((await feed(page.next, 40)).letters[0]?.n).toBe(page.next + 1);
		});

		test('readHeld names what lies here under its very digest, what was collected, and what lay here before', async () => {
			const [first, second, third] = [aPosted(1), aPosted(2), aPosted(3)];
			await post([first, second]);
			await here.store.markCollected(here.event.code, [second.id]);
			const items = [first, second, third].map(({ id, digest }) => ({ id, digest }));
			const question = { device: aDevice, items: [...items, { id: first.id, digest: third.digest }] };
			expect(await here.store.readHeld(here.event.code, question)).toMatchObject({
				held: [{ id: first.id }, { id: second.id, collected: true }],
				received: 2
			});
			await wipe();
			await here.store.createEvent(here.event.sent);
			expect(await here.store.readHeld(here.event.code, question)).toMatchObject({
				held: [{ id: first.id }, { id: second.id }],
				received: 0
			});
		});

		test('readHeld of no items gives the number that arrived', async () => {
			await post([aPosted(1), aPosted(2)]);
			expect(await here.store.readHeld(here.event.code, { device: aDevice, items: [] })).toMatchObject({ held: [], received: 2 });
		});

		test('markCollected marks what is there and passes over the rest', async () => {
			await post([aPosted(1), aPosted(2)]);
			await here.store.markCollected(here.event.code, [idOf(2), idOf(77)]);
			expect((await feed()).letters.map(({ collected }) => collected)).toEqual([undefined, true]);
		});
	});

	describe('the hall', () => {
		const here = oneEvent(engine);
		const { post } = here;

		test('listDevices gives page after page in the order of their names, and all without a question', async () => {
			const devices = [5, 3, 9, 1, 7].map((number) => idOf(number + 0x1000));
			for (const [at, device] of devices.entries())
				await here.store.postLetters(here.event.code, { device, items: [aPosted(at + 1)] });
			const seen: string[] = [];
			for (let after: string | undefined; ;) {
				const page = (await here.store.listDevices(here.event.code, { after, limit: 2 })).devices.map(({ device }) => device);
				if (page.length === 0) break;
				seen.push(...page);
				after = page.at(-1);
			}
			expect(seen).toEqual(devices.toSorted());
			expect((await here.store.listDevices(here.event.code)).devices.map(({ device }) => device)).toEqual(seen);
		});

		test('noteDevices lists no device that brought nothing new', async () => {
			await here.store.postLetters(here.event.code, { device: idOf(71), items: [{ nonsense: true }] });
			expect((await here.store.listDevices(here.event.code)).devices).toEqual([]);
		});

		test('listDevices shows the gap between handed in and received', async () => {
			await here.store.keepDeviceCard(here.event.code, aDevice, { card: 'AAAA', lastSeq: 12 });
			await post([aPosted(1), aPosted(2)]);
			await here.store.keepDeviceCard(here.event.code, aDevice, { card: 'BBBB', lastSeq: 9 });
			await here.store.postLetters(here.event.code, { device: idOf(70), items: [aPosted(3)] });
			const answer = await here.store.listDevices(here.event.code);
			expect(parseDevices(answer).kind).toBe('parsed');
			const lastSeenAt = '2026-12-11T12:00:00.000Z';
			expect(answer.devices).toEqual([
				{ device: idOf(70), lastSeq: 3, received: 1, receivedSeq: 3, lastSeenAt },
				{ device: aDevice, card: 'BBBB', lastSeq: 12, received: 2, receivedSeq: 2, lastSeenAt }
			]);
		});
	});
}

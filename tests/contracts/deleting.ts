/** What every store promises of an event that is deleted. */
import { describe, expect, test } from 'vitest';
import { aCount } from '../support/paper-facts.ts';
import { aDevice, anEvent, aPosted, idOf } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

export function deletingContract(engine: Engine) {
	describe('deleting', () => {
		const here = oneEvent(engine);
		const { post, feed, wipe } = here;

		test('deleteEvent leaves nothing but tombstones, and a late duplicate does not return', async () => {
			await post([aPosted(1)]);
			await here.store.keepPaper(here.event.code, { facts: [aCount(50)] }, 'join');
			await wipe();
			expect(await here.store.readEvent(here.event.code)).toBeUndefined();
			expect(await here.store.readPack(here.event.code)).toBeUndefined();
			expect(await here.store.roleOf(here.event.code, here.event.joinToken)).toEqual({ kind: 'unknown-event' });
			await here.store.createEvent(here.event.sent);
			const receipts = await post([aPosted(1), aPosted(2, { id: idOf(1) }), aPosted(3)]);
			expect(receipts.map(({ outcome }) => outcome)).toEqual(['known', 'conflict', 'stored']);
			expect((await feed()).letters.map(({ id }) => id)).toEqual([idOf(3)]);
		});

		test('deleteEvent while devices post leaves no item behind', async () => {
			const posting = Promise.allSettled(Array.from({ length: 20 }, (_, index) => post([aPosted(index + 1)])));
			await wipe();
			await posting;
			expect((await feed()).letters).toEqual([]);
		});

		test('deleteEvent takes the event away from everybody before a row of it is cleared', async () => {
			await post([aPosted(1)]);
			await here.store.deleteEvent(here.event.code);
			for (const token of [here.event.joinToken, here.event.organiserToken])
				expect(await here.store.roleOf(here.event.code, token)).toEqual({ kind: 'unknown-event' });
			expect(await here.store.codesOf(here.event.organiserToken)).toEqual([]);
			expect(await here.store.readEvent(here.event.code)).toBeUndefined();
			expect(await here.store.readTally(here.event.code)).toBeUndefined();
			const posted = await here.store.postLetters(here.event.code, { device: aDevice, items: [aPosted(2)] });
			expect(posted).toEqual({ kind: 'unknown-event' });
			expect(await here.store.replaceManifest(here.event.code, await here.event.next({ name: 'Again' }))).toMatchObject({
				because: 'unknown-event'
			});
			expect(await here.store.createEvent(here.event.sent)).toMatchObject({ because: 'code-taken' });
		});

		test('tidy clears a deleted event in steps and lets others write in between', async () => {
			const other = await anEvent({ code: 'ABCDEF' });
			await here.store.createEvent(other.sent);
			for (let batch = 0; batch < 4; batch++)
				await post(Array.from({ length: 25 }, (_, index) => aPosted(batch * 25 + index + 1)));
			await here.store.deleteEvent(here.event.code);
			let steps = 0;
			while (await here.store.tidy()) {
				steps += 1;
				const receipt = await post([aPosted(1_000 + steps)], other.code);
				expect(receipt).toMatchObject([{ outcome: 'stored' }]);
			}
			expect(steps).toBeGreaterThan(3);
			expect(await here.store.tidy()).toBe(false);
			expect(await here.store.createEvent(here.event.sent)).toMatchObject({ kind: 'accepted' });
			expect(await post([aPosted(1), aPosted(100)])).toMatchObject([{ outcome: 'known' }, { outcome: 'known' }]);
		});
	});
}

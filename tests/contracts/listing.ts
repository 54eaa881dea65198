/** What every store promises of the list of its events, and of what is purged of those that are gone. */
import { describe, expect, test } from 'vitest';
import { purgeTombstones } from '#lib/server/events/tombstones.ts';
import { listEvents } from '#lib/server/ops/list-events.ts';
import { aDevice, anEvent, aPosted } from '../support/signed-event.ts';
import { noon, twoServers, type MovingEngine } from './two-servers.ts';

export function listingContract(name: string, engine: MovingEngine) {
	describe(`the list of events on ${name}`, () => {
		const here = twoServers(engine);
		const { anEvening, post } = here;

		test('listEvents gives of each event what it holds and when it goes', async () => {
			await anEvening();
			here.nowMs += 60_000;
			await here.from.store.createEvent((await anEvent({ code: 'ABCDEF', name: 'Empty' })).sent);
			const sealedBytes = [1, 2, 3, 5].reduce((sum, n) => sum + Buffer.from(aPosted(n).sealed, 'base64').length, 0);
			expect(await listEvents(here.from.database.db, { eventDays: 90 })).toEqual([
				{
					...{ code: 'ABCDEF', name: 'Empty', startsOn: '2026-12-10', endsOn: '2026-12-12', state: 'open' },
					...{ items: 0, sealedBytes: 0, openedAtMs: here.nowMs, goesAtMs: Date.parse('2027-03-13T13:59:59.999Z') }
				},
				{
					...{
						code: here.event.code,
						name: here.event.manifest.name,
						startsOn: '2026-12-10',
						endsOn: '2026-12-12',
						state: 'closed'
					},
					...{ items: 4, sealedBytes, openedAtMs: noon, lastItemAtMs: Date.parse('2026-12-11T12:00:00Z') },
					goesAtMs: Date.parse('2027-03-13T13:59:59.999Z')
				}
			]);
			await here.from.store.deleteEvent('ABCDEF');
			expect((await listEvents(here.from.database.db, {})).map(({ code, state }) => [code, state])).toEqual([
				['ABCDEF', 'deleted'],
				[here.event.code, 'closed']
			]);
		});

		test('purgeTombstones drops ids of events that are gone for so long, and keeps those of a code that is open again', async () => {
			await post(here.from, [aPosted(1), aPosted(2)]);
			await here.from.store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
			await here.from.store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(3), aPosted(4)] });
			for (const code of [here.event.code, 'ABCDEF']) await here.from.store.deleteEvent(code);
			while (await here.from.store.tidy());
			await here.from.store.createEvent(here.event.sent);
			const purge = (beforeMs: number) => purgeTombstones(here.from.database.db, beforeMs, 1);
			expect(await purge(noon)).toBe(0);
			expect([await purge(noon + 1), await purge(noon + 1), await purge(noon + 1)]).toEqual([1, 1, 0]);
			expect(await post(here.from, [aPosted(1)])).toMatchObject([{ outcome: 'known' }]);
			await here.from.store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
			const posted = await here.from.store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(3)] });
			expect(posted).toMatchObject({ answer: { receipts: [{ outcome: 'stored' }] } });
		});
	});
}

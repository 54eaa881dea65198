/** What every store promises of channels: the join links beside the event's own. */
import { describe, expect, test } from 'vitest';
import { mostChannels } from '#lib/domain/channels/channel.ts';
import { channelBounds } from '#lib/server/asking/limits.ts';
import { aChannelId, aPutChannel, channelIdOf, channelTokenOf } from '../support/channels.ts';
import { aDevice, aPosted, idOf } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

const dayMs = 86_400_000;

export function channelsContract(name: string, engine: Engine) {
	describe(`channels on ${name}`, () => {
		const here = oneEvent(engine);
		const keep = async (id: string, seed = 1, change = {}) => {
			const outcome = await here.store.keepChannel(here.event.code, id, aPutChannel(seed, change));
			return outcome.kind === 'kept' ? 'kept' : outcome.because;
		};
		const postBy = async (channel: string | undefined, ...items: unknown[]) => {
			const outcome = await here.store.postLetters(here.event.code, { device: aDevice, items }, channel);
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts.map(({ outcome: what, reason, late }) => `${reason ?? what}${late ? ' late' : ''}`);
		};
		const listed = async () => (await here.store.readChannels(here.event.code)).channels;
		const roleOf = (token: string) => here.store.roleOf(here.event.code, token);

		test('an event has no channel until an organiser opens one, and its own link joins all the while', async () => {
			expect(await listed()).toEqual([]);
			expect(await roleOf(channelTokenOf(1))).toEqual({ kind: 'wrong-token' });
			expect(await keep(aChannelId)).toBe('kept');
			expect(await listed()).toEqual([{ id: aChannelId, ...told(1), openedAt: '2026-12-11T12:07:33.500Z', items: 0 }]);
			expect(await roleOf(channelTokenOf(1))).toEqual({ kind: 'known', role: 'join', channel: aChannelId });
			expect(await roleOf(here.event.joinToken)).toEqual({ kind: 'known', role: 'join' });
		});

		test('keepChannel takes the same once more, and no other token under its id', async () => {
			await keep(aChannelId);
			here.nowMs += 5_000;
			expect(await keep(aChannelId)).toBe('kept');
			expect(await keep(aChannelId, 2)).toBe('code-taken');
			expect(await here.store.keepChannel('ABCDEF', aChannelId, aPutChannel(1))).toMatchObject({ because: 'unknown-event' });
			expect(await listed()).toMatchObject([{ ...told(1), openedAt: '2026-12-11T12:07:33.500Z' }]);
		});

		test('each item knows the channel by which it came, also within one commit, and the channel how many came by it', async () => {
			await keep(channelIdOf(1), 1);
			await keep(channelIdOf(2), 2);
			const all = await Promise.all([
				postBy(channelIdOf(1), aPosted(1), aPosted(2)),
				postBy(undefined, aPosted(3)),
				postBy(channelIdOf(2), aPosted(4))
			]);
			expect(all.flat()).toEqual(['stored', 'stored', 'stored', 'stored']);
			const { letters } = await here.feed();
			expect(new Map(letters.map(({ id, channel }) => [id, channel]))).toEqual(
				new Map([
					[idOf(1), channelIdOf(1)],
					[idOf(2), channelIdOf(1)],
					[idOf(3), undefined],
					[idOf(4), channelIdOf(2)]
				])
			);
			const channels = await listed();
			const lastItemAt = '2026-12-11T12:00:00.000Z';
			expect(channels).toMatchObject([
				{ items: 2, lastItemAt },
				{ items: 1, lastItemAt }
			]);
			expect(await postBy(channelIdOf(2), aPosted(2))).toEqual(['known']);
			expect(await listed()).toEqual(channels);
		});

		test('what comes by a closed link is taken as late for 30 days, and the others are open as before', async () => {
			await keep(channelIdOf(1), 1);
			await keep(channelIdOf(2), 2);
			await keep(channelIdOf(1), 1, { closed: true });
			expect(await roleOf(channelTokenOf(1))).toEqual({ kind: 'known', role: 'closed-link', channel: channelIdOf(1) });
			expect(await postBy(channelIdOf(1), aPosted(1))).toEqual(['stored late']);
			expect(await postBy(channelIdOf(2), aPosted(2))).toEqual(['stored']);
			here.nowMs += 30 * dayMs;
			expect(await postBy(channelIdOf(1), aPosted(3))).toEqual(['stored late']);
			here.nowMs += 1;
			expect(await postBy(channelIdOf(1), aPosted(4), aPosted(1))).toEqual(['too-late', 'known late']);
			expect(await postBy(undefined, aPosted(4))).toEqual(['stored']);
		});

		test('closing once more keeps the moment, and opening again ends it', async () => {
			await keep(aChannelId);
			await keep(aChannelId, 1, { closed: true });
			here.nowMs += dayMs;
			await keep(aChannelId, 1, { closed: true });
			expect(await listed()).toMatchObject([{ closedAt: '2026-12-11T12:07:33.500Z' }]);
			await keep(aChannelId);
			expect((await listed())[0]).not.toHaveProperty('closedAt');
			expect(await postBy(aChannelId, aPosted(1))).toEqual(['stored']);
		});

		test('a closed link takes as many as its bound and no more, and what is left goes by another link', async () => {
			await keep(aChannelId);
			await postBy(aChannelId, aPosted(9_000));
			await keep(aChannelId, 1, { closed: true });
			const some = (from: number, count: number) => Array.from({ length: count }, (_, at) => aPosted(from + at));
			for (let from = 1; from < channelBounds.lateItems; from += 200) await postBy(aChannelId, ...some(from, 200));
			expect((await listed())[0]?.items).toBe(channelBounds.lateItems + 1);
			expect(await postBy(aChannelId, aPosted(5_000), aPosted(1))).toEqual(['event-full', 'known late']);
			expect(await postBy(undefined, aPosted(5_000))).toEqual(['stored']);
			await keep(aChannelId);
			expect(await postBy(aChannelId, aPosted(5_001))).toEqual(['stored']);
		});

		test('an event has so many channels and no more, and can still close those', async () => {
			for (let number = 1; number <= mostChannels; number++) expect(await keep(channelIdOf(number), number)).toBe('kept');
			expect(await keep(channelIdOf(mostChannels + 1), mostChannels + 1)).toBe('server-full');
			expect(await keep(channelIdOf(7), 7, { closed: true })).toBe('kept');
			expect(await listed()).toHaveLength(mostChannels);
		});

		test('the channels of a deleted event go with it', async () => {
			await keep(aChannelId);
			await here.wipe();
			expect(await listed()).toEqual([]);
			expect(await roleOf(channelTokenOf(1))).toEqual({ kind: 'unknown-event' });
		});
	});
}

const told = (seed: number) => ({ tokenHash: aPutChannel(seed).tokenHash, sealed: aPutChannel(seed).sealed });

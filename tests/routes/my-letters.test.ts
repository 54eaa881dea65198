import { expect, test } from 'vitest';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { canShareOwn, shareOwn } from '../../src/routes/(writer)/letters/share-own.ts';
import { markOf, placeOf, stationsOf } from '../../src/routes/(writer)/letters/whereabouts.ts';
import { HandTurnedClock } from '../support/device.ts';
import { anEntry } from '../support/entries.ts';

test.each([
	[{ state: 'waiting' }, 'waiting'],
	[{ state: 'set-aside', reason: 'conflict' }, 'trouble'],
	[{ state: 'delivered' }, 'delivered'],
	[{ state: 'let-go' }, 'delivered'],
	[{ state: 'let-go', collected: true }, 'collected'],
	[{ state: 'of-a-newer-app' as OutboxEntry['state'] }, 'trouble']
] satisfies [Partial<OutboxEntry>, string][])('placeOf an entry %o says no more than its row: %s', (change, place) => {
	expect(placeOf(anEntry(change))).toBe(place);
});

test('placeOf a copy whose row is gone is unknown, and no station but the first is reached', () => {
	expect(placeOf(undefined)).toBe('unknown');
	expect(stationsOf('unknown', 'keeps').map(({ isReached }) => isReached)).toEqual([true, false, false]);
});

test('stationsOf shows the way behind and the way ahead', () => {
	const told = stationsOf('delivered', 'keeps').map(({ state, isReached, isHere }) => [state, isReached, isHere]);
	expect(told).toEqual([
		['safe', true, false],
		['delivered', true, true],
		['collected', false, false]
	]);
});

test('markOf calls nothing safe in a browser that may forget (I1)', () => {
	expect(markOf('waiting', 'keeps').state).toBe('safe');
	for (const memory of ['forgets', 'unknown'] as const) expect(markOf('waiting', memory).state).toBe('held');
});

const file = new File(['%PDF-'], 'letter.pdf', { type: 'application/pdf' });
const shareSheet = (share: () => Promise<void>) => ({ canShare: () => true, share });

test('canShareOwn offers sharing only where the browser says that it shares this file', () => {
	expect(canShareOwn(file, {})).toBe(false);
	expect(canShareOwn(file, { canShare: () => false, share: () => Promise.resolve() })).toBe(false);
	expect(
		canShareOwn(
			file,
			shareSheet(() => Promise.resolve())
		)
	).toBe(true);
});

test('shareOwn tells what was shared, what a person closed, and what failed', async () => {
	const clock = new HandTurnedClock();
	const shared = (share: () => Promise<void>) => shareOwn(file, shareSheet(share), clock);
	expect(await shared(() => Promise.resolve())).toBe('shared');
	expect(await shared(() => Promise.reject(new DOMException('', 'AbortError')))).toBe('closed');
	expect(await shared(() => Promise.reject(new DOMException('', 'NotAllowedError')))).toBe('failed');
});

test('shareOwn of a share sheet that never answers ends after two minutes (I19)', async () => {
	const clock = new HandTurnedClock();
	const sharing = shareOwn(
		file,
		shareSheet(() => new Promise(() => {})),
		clock
	);
	await Promise.resolve();
	clock.turn(120_000);
	expect(await sharing).toBe('failed');
});

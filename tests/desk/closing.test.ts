import { expect, test } from 'vitest';
import { askedAtClosing, isAllKnown, notLookedAt } from '#lib/desk/closing.ts';
import { rollCall, type KnownDevice } from '#lib/domain/hall/roll-call.ts';
import { quietAfterMs } from '#lib/domain/hall/table-watch.ts';

const nowMs = 1_800_000_000_000;
const longAgoMs = nowMs - quietAfterMs - 1;
const aDevice = (change: Partial<KnownDevice> = {}): KnownDevice => ({
	...{ device: 'a', table: '3', lastSeq: 4, received: 4, lastSeenAtMs: nowMs },
	...change
});
const asked = (...devices: KnownDevice[]) => askedAtClosing(rollCall(devices, new Map(), nowMs));

test('askedAtClosing lets an event close at one press only when every device spoke lately and all arrived', () => {
	expect(isAllKnown(asked(aDevice()))).toBe(true);
	expect(isAllKnown(asked(aDevice({ received: 3 })))).toBe(false);
	expect(isAllKnown(asked(aDevice({ lastSeenAtMs: longAgoMs })))).toBe(false);
	expect(isAllKnown(asked(aDevice({ table: undefined, lastSeenAtMs: longAgoMs })))).toBe(false);
	expect(isAllKnown(asked(aDevice({ lastSeenAtMs: longAgoMs }), aDevice({ device: 'b', replaces: ['a'] })))).toBe(false);
});

test('askedAtClosing asks for a look at two tablets that handed in without a network and were never heard since', () => {
	const joined = { lastSeq: 0, received: 0, lastSeenAtMs: longAgoMs };
	const closing = asked(aDevice({ ...joined, table: '12' }), aDevice({ ...joined, device: 'b', table: '7' }));
	expect(closing.unknown).toEqual([
		{ table: '7', sinceMs: longAgoMs },
		{ table: '12', sinceMs: longAgoMs }
	]);
	expect(notLookedAt(closing, ['12']).map(({ table }) => table)).toEqual(['7']);
	expect(notLookedAt(closing, ['12', '7'])).toEqual([]);
});

test('askedAtClosing names what is out, what was lost and who writes at home, each by itself', () => {
	const closing = asked(
		aDevice({ received: 1 }),
		aDevice({ device: 'lost', table: '4', lastSeenAtMs: longAgoMs }),
		aDevice({ device: 'new', table: '4', replaces: ['lost'] }),
		aDevice({ device: 'phone', table: undefined, lastSeenAtMs: longAgoMs })
	);
	expect([closing.stillOut, closing.out.map(({ device }) => device)]).toEqual([3, ['a']]);
	expect([closing.lost.map(({ device }) => device), closing.unknown, closing.unknownAtHome]).toEqual([['lost'], [], 1]);
});

import { expect, test } from 'vitest';
import { beHere, followMemory, lookAtMemory, type MemoryParts } from '#lib/device/browser-memory.ts';
import { memoryAsNoted } from '#lib/device/noted-memory.ts';
import { hasOutlived, isSafe, judgeMemory } from '#lib/domain/hall/browser-memory.ts';
import { HandTurnedClock } from '../support/device.ts';
import { blockedNotes, someNotes } from '../support/notes.ts';

const hourMs = 3_600_000;
const noSigns = { isPromised: false, isPromiseGood: true, isPrivate: false, hasOutlived: false };

test('judgeMemory believes no browser that has shown nothing', () => {
	expect(judgeMemory(noSigns)).toBe('unknown');
	expect(judgeMemory({ ...noSigns, isPromised: true })).toBe('keeps');
	expect(judgeMemory({ ...noSigns, hasOutlived: true })).toBe('keeps');
});

test('judgeMemory takes no promise of a browser that clears on exit what it promised', () => {
	expect(judgeMemory({ ...noSigns, isPromised: true, isPromiseGood: false })).toBe('unknown');
});

test('judgeMemory knows that a private window forgets, whatever else it shows', () => {
	expect(judgeMemory({ isPromised: true, isPromiseGood: true, isPrivate: true, hasOutlived: true })).toBe('forgets');
});

test('isSafe says it of what a browser keeps or the server has, and of nothing else (I1)', () => {
	expect(isSafe({ state: 'waiting' }, 'keeps')).toBe(true);
	expect((['unknown', 'forgets'] as const).map((memory) => isSafe({ state: 'waiting' }, memory))).toEqual([false, false]);
	expect(isSafe({ state: 'set-aside' }, 'unknown')).toBe(false);
	expect((['delivered', 'let-go'] as const).map((state) => isSafe({ state }, 'forgets'))).toEqual([true, true]);
});

test('hasOutlived takes half a day, and no clock that was set back or put right', () => {
	expect([11, 12, 24 * 60, 24 * 61, -12].map((hours) => hasOutlived(1e12, 1e12 + hours * hourMs))).toEqual([
		false,
		true,
		true,
		false,
		false
	]);
	expect(hasOutlived(Number.NaN, 1e12)).toBe(false);
});

/** The windows of one browser: they share notes and locks. */
function aBrowser(change: Partial<MemoryParts> = {}) {
	const clock = new HandTurnedClock();
	const held = new Set<object>();
	const locks = {
		query: () => Promise.resolve({ held: [...held].map(() => ({ name: 'writing-table/page' })) }),
		request: (...[, , work]: [string, unknown, () => Promise<void>]) => {
			const lock = {};
			held.add(lock);
			return work().then(() => held.delete(lock));
		}
	} as unknown as MemoryParts['locks'];
	const parts: MemoryParts = {
		notes: someNotes(),
		clock,
		locks,
		storage: { persisted: () => Promise.resolve(false) },
		...change
	};
	return { clock, parts };
}

async function openedAgainAfter(hours: number, change: Partial<MemoryParts> = {}) {
	const { clock, parts } = aBrowser(change);
	(await beHere(parts))();
	await new Promise((settle) => setTimeout(settle));
	clock.turn(hours * hourMs);
	(await beHere(parts))();
	return lookAtMemory(parts);
}

test('lookAtMemory learns that a browser keeps when what lies here outlived a night', async () => {
	expect(await openedAgainAfter(13)).toBe('keeps');
});

test('lookAtMemory learns nothing from a tab that was closed and opened again on the same day', async () => {
	expect(await openedAgainAfter(4)).toBe('unknown');
});

test('lookAtMemory learns nothing from a tab that the browser dropped, or where other windows cannot be seen', async () => {
	expect(await openedAgainAfter(13, { wasDiscarded: true })).toBe('unknown');
	expect(await openedAgainAfter(13, { locks: undefined })).toBe('unknown');
});

test('beHere takes a second window beside one that slept for a night as no sign', async () => {
	const { clock, parts } = aBrowser();
	await beHere(parts);
	// A frozen page runs no timers.
	parts.notes.write('writing-table/seen', String(clock.nowMs() - 20 * hourMs));
	await beHere(parts);
	expect(await lookAtMemory(parts)).toBe('unknown');
});

test('lookAtMemory finds private windows: refused a file system of its own, or cramped', async () => {
	const refused = { getDirectory: () => Promise.reject(new DOMException('Security error', 'SecurityError')) };
	expect(await lookAtMemory(aBrowser({ storage: refused }).parts)).toBe('forgets');
	const cramped = { persisted: () => Promise.resolve(true), estimate: () => Promise.resolve({ quota: 3 * 2 ** 30 }) };
	expect(await lookAtMemory(aBrowser({ storage: cramped, heapBytes: 4 * 2 ** 30 }).parts)).toBe('forgets');
	expect(await lookAtMemory(aBrowser({ storage: cramped, heapBytes: 2 ** 30 }).parts)).toBe('keeps');
});

test('lookAtMemory ends where nothing answers, and assumes no more than it knows', async () => {
	const never = () => new Promise<never>(() => undefined);
	const { clock, parts } = aBrowser({ storage: { persisted: never, estimate: never, getDirectory: never } });
	const looking = lookAtMemory(parts);
	clock.turn(10_000);
	expect(await looking).toBe('unknown');
	expect(await lookAtMemory(aBrowser({ storage: undefined, notes: blockedNotes }).parts)).toBe('unknown');
});

test('followMemory hears a promise that came too late a minute later, and then looks no more', async () => {
	const clock = new HandTurnedClock();
	const answers: ((isPromised: boolean) => void)[] = [];
	const storage = { persisted: () => new Promise<boolean>((answer) => answers.push(answer)) };
	const told: string[] = [];
	const stop = followMemory({ notes: someNotes(), clock, storage }, (memory) => told.push(memory));
	const turn = async (ms: number) => {
		clock.turn(ms);
		await new Promise((settle) => setImmediate(settle));
	};
	await turn(3_000);
	expect(told).toEqual(['unknown']);
	await turn(60_000);
	answers.at(-1)!(true);
	await turn(0);
	expect(told).toEqual(['unknown', 'keeps']);
	await turn(600_000);
	expect([told.length, answers.length]).toEqual([2, 2]);
	stop();
});

test('followMemory tells nothing once it was stopped', async () => {
	const told: string[] = [];
	const storage = { persisted: () => Promise.resolve(true) };
	followMemory({ notes: someNotes(), clock: new HandTurnedClock(), storage }, (memory) => told.push(memory))();
	await new Promise((settle) => setImmediate(settle));
	expect(told).toEqual([]);
});

test('memoryAsNoted says at once what was found the last time', async () => {
	const { parts } = aBrowser({ storage: { persisted: () => Promise.resolve(true) } });
	expect(memoryAsNoted(parts.notes)).toBe('unknown');
	await lookAtMemory(parts);
	expect(memoryAsNoted(parts.notes)).toBe('keeps');
	await lookAtMemory({ ...parts, storage: undefined });
	expect(memoryAsNoted(parts.notes)).toBe('unknown');
});

import { expect, test } from 'vitest';
import { aloneSince, askingMs, coveredMs, leftMs, type TableSeen } from '#lib/domain/hall/idle.ts';

const minuteMs = 60_000;
const seen = (change: Partial<TableSeen>): TableSeen => ({
	nowMs: 10 * minuteMs,
	touchedAtMs: 0,
	idleMs: 4 * minuteMs,
	hasTraces: true,
	hasSheet: true,
	...change
});

test('aloneSince covers a half-written sheet after the idle time, and asks where there is none', () => {
	expect(aloneSince(seen({ nowMs: 4 * minuteMs - 1 }))).toBeUndefined();
	expect(aloneSince(seen({ nowMs: 4 * minuteMs }))).toEqual({ kind: 'covered', atMs: 4 * minuteMs });
	expect(aloneSince(seen({ hasSheet: false }))).toEqual({ kind: 'asking', atMs: 10 * minuteMs });
	expect(aloneSince(seen({ hasTraces: false, hasSheet: false }))).toBeUndefined();
});

test('leftMs gives a covered sheet fifteen minutes more, however long nobody was there before', () => {
	const covered = aloneSince(seen({ nowMs: 8 * 60 * minuteMs }));
	expect(covered && leftMs(covered, covered.atMs)).toBe(15 * minuteMs);
	expect(leftMs({ kind: 'covered', atMs: 0 }, coveredMs - 1)).toBe(1);
	expect(leftMs({ kind: 'covered', atMs: 0 }, 5 * coveredMs)).toBe(0);
	expect(leftMs({ kind: 'asking', atMs: 0 }, askingMs)).toBe(0);
});

test('aloneSince takes no touch for an answer', () => {
	const alone = { kind: 'covered', atMs: minuteMs } as const;
	expect(aloneSince(seen({ alone, touchedAtMs: 10 * minuteMs }))).toBe(alone);
});

test('aloneSince begins anew when another window handed the sheet in or began one', () => {
	const [asking, covered] = [{ kind: 'asking', atMs: 0 } as const, { kind: 'covered', atMs: 0 } as const];
	expect(aloneSince(seen({ alone: covered, hasSheet: false }))).toEqual({ kind: 'asking', atMs: 10 * minuteMs });
	expect(aloneSince(seen({ alone: asking, hasSheet: true }))).toEqual({ kind: 'covered', atMs: 10 * minuteMs });
});

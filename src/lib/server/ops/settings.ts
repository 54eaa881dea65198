/** What an operator sets in the environment beside addresses and tokens: how long things are kept, and from when the disk is nearly full. */
import { keepBounds, roomBounds } from '../asking/limits.ts';
import type { Keep } from './keep.ts';

interface Settings {
	keep: Keep;
	/** So much free room on the disk, or less, is little. */
	lowRoomBytes: number;
}
type Wrong = { kind: 'wrong'; sentence: string };
export type ReadSettings = { kind: 'read'; settings: Settings } | Wrong;

type Environment = Partial<Record<string, string>>;
interface Bounds {
	usual: number;
	least: number;
	most: number;
}

const never = 'never';

/**
 * `KEEP_COLLECTED_DAYS` and `KEEP_EVENT_DAYS`, which can be `never`, and `LOW_DISK_MIB`; each as usual when it is absent or empty.
 * `wrong`: one of them is out of its bounds, with a sentence for the operator.
 */
export function readSettings(environment: Environment): ReadSettings {
	const collected = numberIn(environment, 'KEEP_COLLECTED_DAYS', keepBounds.collectedDays, never);
	if (collected.kind === 'wrong') return collected;
	const event = numberIn(environment, 'KEEP_EVENT_DAYS', keepBounds.eventDays, never);
	if (event.kind === 'wrong') return event;
	const low = numberIn(environment, 'LOW_DISK_MIB', roomBounds.lowMiB);
	if (low.kind === 'wrong') return low;
	const keep = { collectedDays: collected.value, eventDays: event.value };
	return { kind: 'read', settings: { keep, lowRoomBytes: (low.value ?? 0) * 1024 ** 2 } };
}

/** No value stands for `word`. */
function numberIn(
	environment: Environment,
	name: string,
	{ usual, least, most }: Bounds,
	word?: string
): { kind: 'read'; value?: number } | Wrong {
	const given = environment[name] || String(usual);
	if (word !== undefined && given === word) return { kind: 'read' };
	const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN;
	if (value >= least && value <= most) return { kind: 'read', value };
	const others = word === undefined ? '' : `, or ${word}`;
	return { kind: 'wrong', sentence: `${name} must be a whole number from ${least} to ${most}${others}.` };
}

/**
 * What an operator sets in the environment besides addresses and tokens: how long things are kept, and from when the disk counts
 * as nearly full.
 */
import { keepBounds, roomBounds } from '../asking/limits.ts';
import type { Keep } from './keep.ts';

interface Settings {
	keep: Keep;
	/** At so many free bytes or fewer, the disk counts as nearly full. */
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
 * Reads `KEEP_COLLECTED_DAYS` and `KEEP_EVENT_DAYS`, which can be `never`, and `LOW_DISK_MIB`. An absent or empty setting has its
 * usual value. `wrong`: one of them is out of its bounds; the sentence is for the operator.
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

/** Gives the setting's number, or `undefined` when it is the word `word`. */
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

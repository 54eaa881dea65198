/** The roll-call: every device with what it handed in, what arrived, and how it stands. Pure; told by the server, by files and by rows here. */
import type { ToldLack } from './readiness.ts';
import { isSilent } from './table-watch.ts';

/** What is known of a device. The fields that come from its card are absent when the card could not be opened. */
export interface KnownDevice {
	device: string;
	table?: string;
	appVersion?: string;
	/** What it lacked when it last looked; absent when it never did. */
	lacks?: ToldLack[];
	/** By its own clock. */
	joinedAtMs?: number;
	/** Pseudonyms it had before its storage was lost. */
	replaces?: string[];
	/** Sheets on it that were not handed in, when it last said so, and those that were cleared unfinished. */
	unfinished?: number;
	cleared?: number;
	/** Sittings of which something was handed in, as it says. */
	people?: number;
	/** Numbers whose items were taken back before they left. */
	givenBack?: number[];
	/** The last `seq` it said it handed in. */
	lastSeq: number;
	/** How many of its items the server took in. */
	received: number;
	lastSeenAtMs: number;
}

/**
 * `in`: all arrived, and it said so lately. `out`: some have not. `quiet`: some have not, and it was not heard for a while. `unknown`: all
 * that it spoke of arrived, and what it handed in since is not known (I16). `set-up-anew`: quiet or unknown, and another device joined at
 * its table since: perhaps it is this one, cleared. `lost`: its storage was; what is out will not come.
 */
type Standing = 'in' | 'out' | 'quiet' | 'unknown' | 'set-up-anew' | 'lost';
export interface RollEntry {
	device: string;
	table?: string;
	handedIn: number;
	arrived: number;
	stillOut: number;
	/** The numbers that are out, from and to; absent while this organiser's device has not fetched all that the server has. */
	missing?: [from: number, to: number][];
	lastSeenAtMs: number;
	appVersion?: string;
	lacks?: ToldLack[];
	unfinished?: number;
	cleared?: number;
	/** Sittings of which something was handed in, as the device says. */
	people?: number;
	standing: Standing;
	/** When another device joined at its table since. */
	replacedAtMs?: number;
}

/** `here`: the numbers of each device that lie on this organiser's device, from the server and from files. By table as people count. */
export function rollCall(known: KnownDevice[], here: ReadonlyMap<string, number[]>, nowMs: number): RollEntry[] {
	const lost = new Set(known.flatMap(({ replaces = [], device }) => replaces.filter((each) => each !== device)));
	return known
		.map((device) => entryOf(device, here.get(device.device) ?? [], { lost, nowMs, all: known }))
		.sort((a, b) => compareTables(a.table, b.table) || b.stillOut - a.stillOut || a.device.localeCompare(b.device));
}

interface Around {
	lost: ReadonlySet<string>;
	nowMs: number;
	all: KnownDevice[];
}

function entryOf(known: KnownDevice, here: number[], around: Around): RollEntry {
	const { device, table, appVersion, lacks, lastSeenAtMs, received, unfinished, cleared, people } = known;
	const numbers = [...new Set(here)].sort(inOrder);
	const last = Math.max(known.lastSeq, numbers.at(-1) ?? 0);
	// A number that came all the same was handed in again since.
	const givenBack = [...new Set(known.givenBack)].filter((number) => number <= last && !numbers.includes(number));
	const handedIn = last - givenBack.length;
	// Which of the server's are among those here is not known, so the larger number stands: nothing that is out is called in.
	const arrived = Math.min(handedIn, Math.max(received, numbers.length));
	const stillOut = handedIn - arrived;
	const replacedAtMs = replacement(known, around.all);
	return {
		...{ device, table, appVersion, lacks, lastSeenAtMs, handedIn, arrived, stillOut, replacedAtMs, unfinished, cleared, people },
		...(numbers.length >= received ? { missing: gapsIn([...numbers, ...givenBack].sort(inOrder), last) } : {}),
		standing: standingOf(known, stillOut, replacedAtMs, around)
	};
}

const inOrder = (a: number, b: number) => a - b;

function standingOf(known: KnownDevice, stillOut: number, replacedAtMs: number | undefined, { lost, nowMs }: Around): Standing {
	if (lost.has(known.device)) return 'lost';
	if (replacedAtMs !== undefined) return 'set-up-anew';
	if (isSilent(known, nowMs)) return stillOut > 0 ? 'quiet' : 'unknown';
	return stillOut > 0 ? 'out' : 'in';
}

/** The server tells the time it last saw a device to the quarter hour. */
const seenStepMs = 15 * 60_000;

function replacement({ device, table, lastSeenAtMs }: KnownDevice, all: KnownDevice[]): number | undefined {
	if (table === undefined) return undefined;
	const since = all.filter((other) => other.device !== device && other.table === table);
	return since.map(({ joinedAtMs = 0 }) => joinedAtMs).find((joinedAtMs) => joinedAtMs > lastSeenAtMs + seenStepMs);
}

function gapsIn(numbers: number[], last: number): [number, number][] {
	const gaps: [number, number][] = [];
	let next = 1;
	for (const number of [...numbers, last + 1]) {
		if (number > next) gaps.push([next, number - 1]);
		next = number + 1;
	}
	return gaps;
}

/** Those at tables first, as people count them (2 before 10). */
function compareTables(a?: string, b?: string): number {
	if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
	return a.localeCompare(b, undefined, { numeric: true });
}

/**
 * True when somebody must look at the device to know what is on it: it was silent for a while, and all that it reported has
 * arrived.
 */
export const isUnknown = ({ standing, stillOut }: Pick<RollEntry, 'standing' | 'stillOut'>): boolean =>
	standing === 'unknown' || (standing === 'set-up-anew' && stillOut === 0);

export interface UnknownTable {
	table: string;
	/** Since when the first of its devices that are unknown was not heard. */
	sinceMs: number;
}

/** The tables somebody must look at before it may be said that all is in; in the order of `entries`. */
export function unknownTables(entries: RollEntry[]): UnknownTable[] {
	const since = new Map<string, number>();
	for (const { table, lastSeenAtMs } of entries.filter(isUnknown))
		if (table !== undefined) since.set(table, Math.min(lastSeenAtMs, since.get(table) ?? Infinity));
	return [...since].map(([table, sinceMs]) => ({ table, sinceMs }));
}

/** How many items of these devices are still out, together. */
export const stillOutOf = (entries: RollEntry[]) => entries.reduce((sum, { stillOut }) => sum + stillOut, 0);

/** The table of each device that stands at one, by its pseudonym. */
export const tableByDevice = (entries: readonly Pick<RollEntry, 'device' | 'table'>[]): ReadonlyMap<string, string> =>
	new Map(entries.flatMap(({ device, table }) => (table === undefined ? [] : [[device, table] as const])));

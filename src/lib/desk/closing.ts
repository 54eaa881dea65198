/**
 * What the desk asks before an event is closed: which items are still out, and at which tables a person must look because nobody
 * knows (I16).
 */
import { isUnknown, stillOutOf, unknownTables, type RollEntry, type UnknownTable } from '#lib/domain/hall/roll-call.ts';

export interface Closing {
	/** The devices whose items were handed in and have not arrived. */
	out: RollEntry[];
	stillOut: number;
	/** The tables of which nobody knows. For each, a person must say that they looked there. */
	unknown: UnknownTable[];
	/** Devices whose storage was lost. They reported no item that is still out, but nobody can look there any more. */
	lost: RollEntry[];
	/** How many of the writers' own devices were not heard for a while. Nobody can go and look at them. */
	unknownAtHome: number;
}

/** Gives what the desk asks before an event is closed, from the entries of its roll-call. */
export function askedAtClosing(entries: RollEntry[]): Closing {
	return {
		out: entries.filter(({ stillOut }) => stillOut > 0),
		stillOut: stillOutOf(entries),
		unknown: unknownTables(entries),
		lost: entries.filter(({ standing, stillOut }) => standing === 'lost' && stillOut === 0),
		unknownAtHome: entries.filter((entry) => entry.table === undefined && isUnknown(entry)).length
	};
}

/** Whether nothing is out and nothing is unknown. Only then does one press close the event. */
export const isAllKnown = ({ out, unknown, lost, unknownAtHome }: Closing): boolean =>
	out.length + unknown.length + lost.length + unknownAtHome === 0;

/** The tables at which nobody has looked yet. */
export const notLookedAt = ({ unknown }: Closing, looked: readonly string[]): UnknownTable[] =>
	unknown.filter(({ table }) => !looked.includes(table));

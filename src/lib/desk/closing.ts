/** What to ask before an event is closed: what is out, and where somebody must look because nobody knows (I16). */
import { isUnknown, stillOutOf, unknownTables, type RollEntry, type UnknownTable } from '#lib/domain/hall/roll-call.ts';

export interface Closing {
	/** What was handed in and has not arrived, device by device. */
	out: RollEntry[];
	stillOut: number;
	/** Each asks for a person's word that they looked there. */
	unknown: UnknownTable[];
	/** Devices whose storage was lost, though nothing that they spoke of is out: nobody can look there any more. */
	lost: RollEntry[];
	/** Writers' own devices that were not heard for a while: nobody can go and look. */
	unknownAtHome: number;
}

export function askedAtClosing(entries: RollEntry[]): Closing {
	return {
		out: entries.filter(({ stillOut }) => stillOut > 0),
		stillOut: stillOutOf(entries),
		unknown: unknownTables(entries),
		lost: entries.filter(({ standing, stillOut }) => standing === 'lost' && stillOut === 0),
		unknownAtHome: entries.filter((entry) => entry.table === undefined && isUnknown(entry)).length
	};
}

/** Nothing is out and nothing unknown: only then an event closes at one press. */
export const isAllKnown = ({ out, unknown, lost, unknownAtHome }: Closing): boolean =>
	out.length + unknown.length + lost.length + unknownAtHome === 0;

/** Where nobody has looked yet. */
export const notLookedAt = ({ unknown }: Closing, looked: readonly string[]): UnknownTable[] =>
	unknown.filter(({ table }) => !looked.includes(table));

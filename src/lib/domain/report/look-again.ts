/** What a person should look at once more before a report is sent. Each is true, and none of it stops anything. */
import type { CountLine } from '../hall/paper-counts.ts';
import { both } from '../ledger/figures.ts';
import type { EventLedger } from '../ledger/ledger.ts';

export type LookAgain =
	/** Arrived at the server, and not on this device. */
	| { kind: 'on-server'; count: number }
	/** Handed in on devices, and not arrived. */
	| { kind: 'still-out'; count: number }
	/** Tables of which it is not known what was handed in since. */
	| { kind: 'unknown-tables'; tables: readonly string[] }
	| { kind: 'apart'; count: number }
	| { kind: 'held'; count: number }
	/** Goes out, and came out of no printer. */
	| { kind: 'not-printed'; count: number }
	/** Printed, and nobody said that it was posted. `isNone`: nothing at all was posted. */
	| { kind: 'not-posted'; count: number; isNone: boolean }
	/** More were counted by hand for this case than there is of everything else together. */
	| { kind: 'much-by-hand'; caseId: string; count: number }
	/** Two devices counted the same number for a case in the same quarter hour. */
	| { kind: 'counted-twice'; caseId: string; count: number }
	| { kind: 'no-people' };

export interface LookedAt {
	ledger: EventLedger;
	lines: readonly CountLine[];
	stillOut: number;
	unknownTables: readonly string[];
	people?: number;
	/** Nothing of a practice event is posted. */
	isPractice: boolean;
}

/** Gives what to look at, first what may change the numbers. */
export function lookAgain({ ledger, lines, stillOut, unknownTables, people, isPractice }: LookedAt): LookAgain[] {
	const { total } = ledger;
	const count = (of: keyof typeof total) => both(total[of]);
	const notPrinted = count('goesOut') - count('printed');
	const notPosted = isPractice ? 0 : count('printed') - count('posted');
	return [
		...some('on-server', count('arrived') - count('here')),
		...some('still-out', stillOut),
		...(unknownTables.length > 0 ? [{ kind: 'unknown-tables', tables: unknownTables } as const] : []),
		...some('apart', count('apart')),
		...some('held', count('held')),
		...some('not-printed', notPrinted),
		...(notPosted > 0 ? [{ kind: 'not-posted', count: notPosted, isNone: count('posted') === 0 } as const] : []),
		...muchByHand(ledger),
		...countedTwice(lines),
		...(people === undefined ? [{ kind: 'no-people' } as const] : [])
	];
}

type Counted = Extract<LookAgain, { kind: 'on-server' | 'still-out' | 'apart' | 'held' | 'not-printed' }>;
const some = (kind: Counted['kind'], count: number): LookAgain[] => (count > 0 ? [{ kind, count }] : []);

/** Fewer are one table that writes on paper. */
const isMuch = 50;

function muchByHand({ cases, total }: EventLedger): LookAgain[] {
	const all = both(total.goesOut) + both(total.byHand);
	return cases.flatMap(({ caseId, byHand }): LookAgain[] => {
		const count = both(byHand);
		return count >= isMuch && count > all - count ? [{ kind: 'much-by-hand', caseId, count }] : [];
	});
}

/** A single tap is no mistake: many people tap in a quarter hour. */
function countedTwice(lines: readonly CountLine[]): LookAgain[] {
	const typed = lines.filter(({ takenBack, count, ids }) => !takenBack && count > 1 && ids.length === 1);
	const sameAs = (one: CountLine) => (other: CountLine) =>
		one.caseId === other.caseId && one.kind === other.kind && one.count === other.count && one.at === other.at;
	return typed.flatMap((line, index): LookAgain[] => {
		const isFirst = typed.findIndex(sameAs(line)) === index;
		const isOfSeveral = new Set(typed.filter(sameAs(line)).map(({ device }) => device)).size > 1;
		return isFirst && isOfSeveral ? [{ kind: 'counted-twice', caseId: line.caseId, count: line.count }] : [];
	});
}

/** How many of each part are proposed, from how many people come and at how many tables they sit. */
import type { KitPart } from './parts.ts';

export interface KitHall {
	people: number;
	tables: number;
	/** For how many people is written. */
	cases: number;
	languages: number;
}

/** A letter that went wrong is begun again on a second sheet. */
const linedPerPerson = 2;
/** The most that can be asked for, of anything: a slip of the finger must not fill a disk. */
export const mostCopies = 2_000;
export const mostPeople = 5_000;
export const mostTables = 200;

/** Copies of each page, case or card: "6" lined sheets are six for each person and language. */
export function proposedCopies(part: KitPart, { people, tables, cases, languages }: KitHall): number {
	const shared = (count: number, among: number) => Math.ceil(count / Math.max(1, among));
	const each: Readonly<Record<KitPart, number>> = {
		...{ guide: tables, case: tables, sample: tables, talk: tables, tally: tables },
		...{ copying: 1, tables: 1, packing: 1 },
		lined: shared(people * linedPerPerson, cases * languages),
		cards: shared(people, cases),
		labels: shared(people * linedPerPerson, cases),
		// One lies at the desk.
		privacy: tables + 1,
		parents: people
	};
	return copiesWithin(each[part], 1, mostCopies);
}

/** A number as somebody typed it, brought within its bounds; the lowest where it is none. */
export function copiesWithin(value: number, least: number, most: number): number {
	return Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value))) : least;
}

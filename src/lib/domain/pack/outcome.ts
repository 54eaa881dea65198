/**
 * What became of what was written for a case, as an organiser tells it to everybody who wrote. It stands in the event's signed record
 * and names nobody but the person whom the case is about. An app of before passes it over.
 */
import { dayField, idField, localeField, slugField } from '../decode/fields.ts';
import { ifKnown, openList, orElse } from '../decode/open.ts';
import { mapOf, oneOf, openShape, text, type Decode } from '../decode/parse.ts';
import { kinds, type Kind } from '../kind.ts';

/** In the order of a usual way: on paper, with the one it was meant for, and afterwards. */
export const outcomeKinds = ['handed-over', 'refused', 'returned', 'answered', 'read-out', 'freed'] as const;
export type OutcomeKind = (typeof outcomeKinds)[number];

export interface CaseOutcome {
	/** By which it is taken back. */
	id: string;
	caseId: string;
	/** What became of these alone. Absent when it is true of letters and cards. */
	of?: Kind;
	what: OutcomeKind;
	/** The day on which it happened, `YYYY-MM-DD`. */
	on: string;
	/** A sentence in each language of the event; empty where there is none, or none that this app could read. */
	text: Record<string, string>;
}

/** In UTF-16 units: a sentence or two. */
export const longestOutcome = 240;
/** For how many of them a record has room. */
export const mostOutcomes = 60;

/** What this app has no words for is left out: nothing is said that may not be so. */
const outcomeList = openList(
	openShape({
		id: idField,
		caseId: slugField,
		of: ifKnown(oneOf(...kinds)),
		what: oneOf(...outcomeKinds),
		on: dayField,
		text: orElse<Record<string, string>>({}, mapOf(localeField, text({ max: longestOutcome }), { max: 20 }))
	}),
	{ max: mostOutcomes, noun: 'outcomes' }
);
export const outcomesField: Decode<CaseOutcome[] | undefined> = (value, path) => ifKnown(outcomeList)(value, path);

/** What is told of this case, or of its letters or cards alone, by the day on which it happened. */
export function outcomesOf(told: readonly CaseOutcome[] = [], { caseId, kind }: { caseId: string; kind?: Kind }): CaseOutcome[] {
	return told
		.filter((each) => each.caseId === caseId && (!kind || !each.of || each.of === kind))
		.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

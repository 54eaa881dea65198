/** What a table of parsers says of each, and the values that several parsers take. */
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { aDevice, aPosted, idOf } from './signed-event.ts';

export interface Parser {
	parse(value: unknown): Parsed<unknown>;
	/** Values that the parser takes, as trees of JSON. A parser of text gets them as text. */
	valid: unknown[];
	/** Values of an earlier version, which the parser takes and gives in the form of today. */
	earlier?: unknown[];
	/** What the parser does with a field that it does not know. It is absent where there are no fields. */
	strangers?: 'passed over' | 'refused';
	/** The parser looks only at the outermost object. The inside is parsed separately. */
	isEnvelope?: true;
	/** Turns a tree or a parsed value into what the parser takes. */
	write?: (value: unknown) => unknown;
}

export const text = (value: unknown) => JSON.stringify(value);
export const verifyKey = 'A'.repeat(43);
export const serverTime = '2026-12-10T12:00:00.000Z';
export const posted = aPosted(1);
const aboutItems = { id: idOf(1), device: aDevice, at: serverTime };
const factHead = { ...aboutItems, batch: idOf(2) };
export const made = {
	...factHead,
	kind: 'made',
	what: 'letters',
	offset: 0,
	items: [idOf(3), idOf(4)],
	pages: 2,
	again: [idOf(5)]
};
export const facts = [made, { ...factHead, kind: 'printed' }, { ...factHead, kind: 'taken-back', facts: [idOf(6)] }];
const ofItems = { ...aboutItems, items: [idOf(3)], turn: 2 };
export const reviewFacts = [
	{ ...ofItems, kind: 'held', reason: 'not-polite' },
	{ ...ofItems, kind: 'left-out', reason: 'other', sealed: posted.sealed },
	{ ...ofItems, kind: 'held', reason: 'other', news: idOf(7) },
	{ ...ofItems, kind: 'released' },
	{ ...aboutItems, turn: 3, kind: 'named', sealed: posted.sealed },
	{ ...aboutItems, kind: 'taken-back', facts: [idOf(6)] }
];

/**
 * What people counted by hand, as facts that are only ever added: so many letters or cards of one case, or that an earlier count is
 * taken back. Whoever corrects a count takes it back and counts anew. A fact is minted once, on one device, and never changes.
 */
import { idField, slugField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { integer, oneOf, openShape, parseWith, refuse, shape, type Decode, type Parsed } from '../decode/parse.ts';
import { kinds, type Kind } from '../kind.ts';
import { hallBounds } from './hall-bounds.ts';

interface FactHead {
	id: string;
	/** By the clock of the device that says so, to the quarter hour: for showing alone. */
	at: string;
}
export interface CountFact extends FactHead {
	kind: Kind;
	caseId: string;
	/** At least 1. */
	count: number;
}
/** A later count of the same pile is another fact: this one names the count that no longer stands. */
export interface TakeBackFact extends FactHead {
	kind: 'taken-back';
	takesBack: string;
}
export type PaperFact = CountFact | TakeBackFact;

/** Who came by: by the join link, or with an organiser's words. */
export const counters = ['guest', 'organiser'] as const;
export type Counter = (typeof counters)[number];

/** A fact and who said it. For counts of older apps neither the device nor the person is known. */
export interface SaidFact {
	fact: PaperFact;
	/** Pseudonym of the device. */
	device?: string;
	by?: Counter;
}

/** Fields in one order, whoever wrote them. */
function factOf(object: typeof shape): Decode<PaperFact> {
	const head = { id: idField, at: momentField };
	const counted = object({
		...head,
		kind: oneOf(...kinds),
		caseId: slugField,
		count: integer({ min: 1, max: hallBounds.countedAtOnce })
	});
	const takenBack = object({ ...head, kind: oneOf('taken-back'), takesBack: idField });
	return (value, path) => {
		const kind = (value as { kind?: unknown } | null | undefined)?.kind;
		if (kind === 'letter' || kind === 'card') return counted(value, path);
		if (kind === 'taken-back') return takenBack(value, path);
		return refuse(path, 'must count a letter or a card, or take a count back', typeof kind === 'string');
	};
}

/** What another device said, perhaps with a newer app. */
export const openPaperFactField = factOf(openShape);
const paperFactField = factOf(shape);
/** As it is posted. */
export const parsePaperFact = (value: unknown): Parsed<PaperFact> => parseWith(paperFactField, value);

/** A count as apps of before keep and post it: letters and cards under one id. */
export interface CountOfBefore {
	id: string;
	caseId: string;
	letters: number;
	cards: number;
}

/** The same as facts. The letters keep the id, the cards get one that is always the same, so that nothing counts twice. */
export function factsOfBefore({ id, caseId, letters, cards }: CountOfBefore, at: string): CountFact[] {
	const facts: CountFact[] = [
		{ id, at, kind: 'letter', caseId, count: letters },
		{ id: besideId(id), at, kind: 'card', caseId, count: cards }
	];
	return facts.filter(({ count }) => count > 0);
}

const versionAt = 14;

/** The UUID with another digit for its version, which no device mints. The migration of the server makes the same. */
const besideId = (id: string) => `${id.slice(0, versionAt)}${id[versionAt] === '8' ? '9' : '8'}${id.slice(versionAt + 1)}`;

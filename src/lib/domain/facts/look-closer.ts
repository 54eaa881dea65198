/**
 * What one item shows by itself that a person should see before it is printed. It names what was found and judges nobody. What
 * needs fonts or tables of languages is handed in.
 */
import type { Item } from '../item.ts';
import type { Case } from '../pack.ts';
import { postChecks, rulesFor } from '../writing/post-checks.ts';

export type Seen =
	/** Words of the pack's own list, which stop the post there. */
	| { kind: 'keep-out'; found: string[] }
	/** `written`: the language that was noticed or, in a short text, the one that it says. `languages`: those that are handed over. */
	| { kind: 'language'; written: string; languages: string[] }
	/** Signs that no font has. */
	| { kind: 'boxes'; signs: string[] }
	/** So much of its drawing's place prints as ink. */
	| { kind: 'inked'; percent: number }
	/** It takes more sheets of paper than are let through there. */
	| { kind: 'sheets'; sheets: number; most: number };

/** What looks. */
export interface Sight {
	/** The language of a text as a tag such as `fr`, or `undefined` when it cannot be told. */
	noticed(text: string): string | undefined;
	/** The signs that print as boxes. */
	boxed(item: Item): readonly string[];
	/** How much of its place a drawing covers with ink when it is printed, from 0 to 1. 0 without a drawing. */
	inkShare(item: Item): number;
}

/**
 * A drawing that inks more than half of its place soaks plain card: it dries slowly, and shows through where the words stand. A
 * drawing of lines inks a few hundredths, a coloured one rarely a third.
 */
const mostInk = 0.5;

/** Gives what is to be seen, first what stops the post. `sheets`: how many sheets of paper it takes, where a rule asks for it. */
export function lookCloser(item: Item, entry: Case | undefined, sight: Sight, sheets?: number): Seen[] {
	const ink = sight.inkShare(item);
	const signs = [...sight.boxed(item)];
	return [
		...(entry ? againstRules(item, entry, sight, sheets) : []),
		...(signs.length > 0 ? [{ kind: 'boxes', signs } as const] : []),
		...(ink > mostInk ? [{ kind: 'inked', percent: Math.round(ink * 100) } as const] : [])
	];
}

/** These words only recognise other rules. */
const noWords = { religion: [], organisations: [], streets: [] };

function againstRules(item: Item, entry: Case, sight: Sight, sheets: number | undefined): Seen[] {
	const written = rulesFor(entry, item)?.languages && sight.noticed(item.paragraphs.join('\n'));
	const locale = written ?? item.locale;
	return postChecks({ ...item, locale }, entry, noWords, sheets).flatMap((check): Seen[] => {
		if (check.isMet) return [];
		if (check.rule === 'keep-out') return [{ kind: 'keep-out', found: check.found }];
		if (check.rule === 'language') return [{ kind: 'language', written: locale, languages: check.languages }];
		if (check.rule === 'sheets' && sheets !== undefined) return [{ kind: 'sheets', sheets, most: check.most }];
		return [];
	});
}

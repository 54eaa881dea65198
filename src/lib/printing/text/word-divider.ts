/** Divides a word at the end of a line by the rules of its language, and leaves alone what is no plain word. */
import type { FontSet } from './font-set.ts';
import type { PlacedToken } from './tokens.ts';

/** Gives the part of a token that fits, with its hyphen, and the rest; `undefined` when the token is not divided here. */
export type DivideToken = (tokens: readonly PlacedToken[], at: number, roomEm: number) => [PlacedToken, PlacedToken] | undefined;

/**
 * A word between two spaces, with the marks that may stand around it and the one or two letters that French and English join by an
 * apostrophe. Whatever has a digit, a full stop or a stroke inside is an address or a number.
 */
const plainWord = /^([\p{P}\p{S}]*(?:\p{L}{1,2}['’])?)(\p{L}{6,})(?:['’]\p{L}{1,2})?[\p{P}\p{S}]*$/u;
const capital = /^\p{Lu}/u;

/** `undivided`: words that are never divided. */
export function wordDivider(lang: string, undivided: ReadonlySet<string>, fonts: FontSet): DivideToken | undefined {
	const divide = fonts.divider(lang);
	if (!divide) return undefined;
	// A capital begins a name, but in German every noun.
	const isName = (word: string) => undivided.has(word) || capital.test(/^de\b/i.test(lang) ? word.slice(1) : word);
	const placesIn = (text: string): readonly number[] => {
		const [, before = '', word = ''] = plainWord.exec(text) ?? [];
		return word === '' || isName(word) ? [] : divide(word).map((place) => before.length + place);
	};
	return (tokens, at, roomEm) => {
		const token = tokens[at];
		if (!token || token.level !== 0 || !stopsAt(tokens[at + 1])) return undefined;
		const places = token.places ?? (stopsAt(tokens[at - 1]) ? placesIn(token.text) : []);
		for (const place of places.toReversed()) {
			const head = token.text.slice(0, place);
			const set = token.drawer.setDivided(head);
			if (set.widthEm <= roomEm) return [{ ...token, text: head, set, isDivided: true }, restOf(token, place, places)];
		}
		return undefined;
	};
}

/** A piece in another font or script is part of the same word. */
const stopsAt = (neighbour: PlacedToken | undefined) => neighbour === undefined || neighbour.isSpace;

function restOf(token: PlacedToken, place: number, places: readonly number[]): PlacedToken {
	const text = token.text.slice(place);
	const later = places.filter((each) => each > place).map((each) => each - place);
	return { ...token, text, set: token.drawer.set(text), mayStartLine: true, places: later };
}

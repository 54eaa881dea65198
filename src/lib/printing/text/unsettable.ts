/** Names what no font covers, because it prints as boxes. */
import { boxKey, type FontSet } from './font-set.ts';
import { displayLines } from './normalise.ts';
import { lettersOf, scriptName, scriptOfLetter } from './scripts.ts';

export interface Unsettable {
	/** "Arabic", "Han", "Emoji", "Other"; empty when everything can be set. */
	scripts: string[];
	/** Letters with their marks, each once, in the order met. */
	characters: string[];
}

/** Asks the fonts that are open, so `FontSet.ready` comes first. */
export function unsettable(texts: readonly string[], fonts: FontSet): Unsettable {
	return unsettableBy(texts, (letter) => isSettable(letter, fonts));
}

/** Asks all fonts, also those that could not be loaded here: what is missing in them prints as boxes everywhere. */
export function unsettableAnywhere(texts: readonly string[], fonts: FontSet): Unsettable {
	return unsettableBy(texts, (letter) => fonts.covers(letter));
}

function unsettableBy(texts: readonly string[], isKnown: (letter: string) => boolean): Unsettable {
	const letters = new Set<string>();
	for (const text of texts) {
		if (isEveryday(text)) continue;
		for (const line of displayLines(text)) for (const letter of lettersOf(line)) if (!isKnown(letter)) letters.add(letter);
	}
	return { scripts: [...new Set([...letters].map(scriptName))], characters: [...letters] };
}

const everyday = /^[\x20-\x7e\s]*$/;
const isEveryday = (text: string) => everyday.test(text);

const known = new WeakMap<FontSet, { opened: number; letters: Map<string, boolean> }>();

function isSettable(letter: string, fonts: FontSet): boolean {
	let ofFonts = known.get(fonts);
	if (ofFonts?.opened !== fonts.opened()) known.set(fonts, (ofFonts = { opened: fonts.opened(), letters: new Map() }));
	let settable = ofFonts.letters.get(letter);
	if (settable === undefined) ofFonts.letters.set(letter, (settable = hasFont(letter, fonts)));
	return settable;
}

function hasFont(letter: string, fonts: FontSet): boolean {
	return fonts.chooser({ script: scriptOfLetter(letter), weight: 'regular', lang: 'und' })(letter).key !== boxKey;
}

/** What no font at hand can set: named, so that its item is held back rather than printed wrong. */
import type { FontSet } from './font-set.ts';
import { displayLines } from './normalise.ts';
import { common, lettersOf, scriptName, scriptOf } from './scripts.ts';

export interface Unsettable {
	/** "Arabic", "Han", "Emoji", "Other"; empty when everything can be set. */
	scripts: string[];
	/** Letters with their marks, each once, in the order met. */
	characters: string[];
}

export function unsettable(texts: readonly string[], fonts: FontSet): Unsettable {
	const letters = new Set<string>();
	for (const text of texts)
		for (const line of displayLines(text))
			for (const letter of lettersOf(line)) if (!isSettable(letter, fonts)) letters.add(letter);
	return { scripts: [...new Set([...letters].map(scriptName))], characters: [...letters] };
}

const known = new WeakMap<FontSet, Map<string, boolean>>();

function isSettable(letter: string, fonts: FontSet): boolean {
	let ofFonts = known.get(fonts);
	if (!ofFonts) known.set(fonts, (ofFonts = new Map()));
	let settable = ofFonts.get(letter);
	if (settable === undefined) ofFonts.set(letter, (settable = hasFont(letter, fonts)));
	return settable;
}

/** A script without an entry is not settable even if a font has a few of its letters: it would be shaped by the wrong rules. */
function hasFont(letter: string, fonts: FontSet): boolean {
	const isForeign = [...letter].some((each) => scriptOf(each.codePointAt(0) ?? 0) === common && !isShared(each));
	if (isForeign) return false;
	return fonts.pick(letter, scriptOf(letter.codePointAt(0) ?? 0), 'regular', undefined) !== undefined;
}

const isShared = (character: string) => /^[\p{Script=Common}\p{Script=Inherited}]/u.test(character);

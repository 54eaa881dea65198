/** Bidi embedding levels (UAX#9) and the visual order of what stands on one line. */
import bidiFactory from 'bidi-js';

export type BaseDirection = 'ltr' | 'rtl' | 'auto';

const bidi = bidiFactory();
const mayTurn = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff]|[\ud802\ud803\ud83a\ud83b]/;

/** bidi-js looks at UTF-16 units one by one and takes halves for Latin. Adlam and others need two, all of them from right to left. */
const rightToLeftPair = /[\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;
const [hebrewLetter, hebrewMark] = ['\u05d0', '\u05b8'];
/** Of the same length and bidi class. */
const twinOf = (pair: string) => (/\p{M}/u.test(pair) ? hebrewMark : hebrewLetter).repeat(2);

export interface Levels {
	/** Undefined when the whole text runs from left to right. */
	levels: Uint8Array | undefined;
	isRtl: boolean;
}

/** `auto` takes the direction of the first strong character. */
export function levelsOf(text: string, direction: BaseDirection): Levels {
	if (direction !== 'rtl' && !mayTurn.test(text)) return { levels: undefined, isRtl: false };
	const { levels, paragraphs } = bidi.getEmbeddingLevels(text.replace(rightToLeftPair, twinOf), direction);
	return { levels, isRtl: ((paragraphs[0]?.level ?? 0) & 1) === 1 };
}

/** The bidi class of one character, such as `L`, `AL`, `EN` or `ON`. */
export const bidiClassOf = (character: string): string => bidi.getBidiCharTypeName(character.replace(rightToLeftPair, twinOf));

/** Rule L2: from the highest level down to the lowest odd one, reverse what is at that level or above. */
export function visualOrder<T extends { level: number }>(logical: readonly T[]): T[] {
	const line = [...logical];
	if (!line.some((each) => each.level & 1)) return line;
	const levels = line.map((each) => each.level);
	const odd = levels.filter((level) => level & 1);
	for (let level = Math.max(...levels); level >= Math.min(...odd); level--) reverseFrom(line, level);
	return line;
}

function reverseFrom<T extends { level: number }>(line: T[], level: number) {
	const isAtLeast = (index: number) => (line[index]?.level ?? -1) >= level;
	for (let start = 0; start < line.length; start++) {
		if (!isAtLeast(start)) continue;
		let end = start;
		while (isAtLeast(end)) end++;
		line.splice(start, end - start, ...line.slice(start, end).reverse());
		start = end;
	}
}

/**
 * Finds where a line may start: by the rules of UAX#14, and between the words of scripts that are written without spaces.
 */
import LineBreaker from 'linebreak';

export interface LineBreaks {
	/** True when a line may start at this UTF-16 index. */
	isBefore(index: number): boolean;
}

/** A letter or digit after a space may start a line. Only an opening bracket or quotation mark before the space could forbid it. */
const startsWord = /[\p{L}\p{Nd}]/u;
/** The signs that can end a word, with the commas and full stops of Arabic, Urdu, Hindi, Burmese, Amharic and Khmer. */
const endsWord = /[\p{L}\p{M}\p{Nd}.,;:!?)\u060c\u061b\u061f\u06d4\u0964\u0965\u104a-\u104f\u1361-\u1368\u17d4-\u17d6]/u;
/** Some kana stay with the sign before them. They need the whole rules, and so do signs of two UTF-16 units. */
const isSimple = (unit: number) => unit < 0x3000 || (unit >= 0x3400 && unit < 0xd800);

/** Gives the breaks of a text. Between two words it answers at once; for other places it reads the whole text, and only once. */
export function breaksIn(text: string): LineBreaks {
	let breaks: boolean[] | undefined;
	return { isBefore: (index) => (isBetweenWords(text, index) ? true : ((breaks ??= breaksOf(text))[index] ?? false)) };
}

function isBetweenWords(text: string, index: number): boolean {
	return index > 1 && text[index - 1] === ' ' && isOf(startsWord, text, index) && isOf(endsWord, text, index - 2);
}

const knownUnits = new Map<RegExp, Map<number, boolean>>();

function isOf(pattern: RegExp, text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	let units = knownUnits.get(pattern);
	if (!units) knownUnits.set(pattern, (units = new Map()));
	let is = units.get(unit);
	if (is === undefined) units.set(unit, (is = isSimple(unit) && pattern.test(String.fromCharCode(unit))));
	return is;
}

/** Gives an entry for each UTF-16 index and one for the end. An entry is true when a line may start there. */
export function breaksOf(text: string): boolean[] {
	const breaks = new Array<boolean>(text.length + 1).fill(false);
	const breaker = new LineBreaker(text);
	for (let found = breaker.nextBreak(); found; found = breaker.nextBreak()) breaks[found.position] = true;
	if (unspacedPattern.test(text)) addWordBreaks(text, breaks);
	return breaks;
}

/** UAX#14 puts these scripts into class SA: the dictionaries of the browser or of Node find their words. */
const unspaced = [
	{ lang: 'th', pattern: /[\u0e00-\u0e7f]+/g },
	{ lang: 'lo', pattern: /[\u0e80-\u0eff]+/g },
	{ lang: 'my', pattern: /[\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+/g },
	{ lang: 'km', pattern: /[\u1780-\u17ff\u19e0-\u19ff]+/g }
];
const unspacedPattern = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u19e0-\u19ff\ua9e0-\ua9ff\uaa60-\uaa7f]/;
const segmenters = new Map<string, Intl.Segmenter>();

function addWordBreaks(text: string, breaks: boolean[]) {
	for (const { lang, pattern } of unspaced)
		for (const match of text.matchAll(pattern))
			for (const { index } of segmenterFor(lang).segment(match[0]))
				if (index > 0 && isBreakBetween(match[0], index)) breaks[match.index + index] = true;
}

function segmenterFor(lang: string): Intl.Segmenter {
	let segmenter = segmenters.get(lang);
	if (!segmenter) segmenters.set(lang, (segmenter = new Intl.Segmenter(lang, { granularity: 'word' })));
	return segmenter;
}

/** This sign stacks the next consonant under the one before it, so no line starts between them. */
const stacker = /[\u1039\u17d2]/;
/** These signs belong to the word before them: marks of repetition, of abbreviation, and of the end of a sentence. */
const staysWithWord = /[\p{M}\u0e2f\u0e46\u0e4f\u0e5a\u0e5b\u0eaf\u0ec6\u104a\u104b\u17d4-\u17da]/u;
/** Thai and Lao vowels that are written before their consonant. */
const needsFollower = /[\u0e40-\u0e44\u0ec0-\u0ec4]/;

/** The dictionaries sometimes break inside a stack, or before a sign that never starts a line. Such a break is refused. */
function isBreakBetween(text: string, index: number): boolean {
	const [before, after] = [text[index - 1] ?? '', text[index] ?? ''];
	return !stacker.test(before) && !staysWithWord.test(after) && !needsFollower.test(before);
}

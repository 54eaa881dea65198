/**
 * The scripts that this room knows how to set. Adding one is an entry here and a font in `fonts.ts`. A script without an entry is
 * named by its Unicode property, so that what is held back can be told.
 */
interface ScriptEntry {
	/** ISO 15924, as HarfBuzz takes it. */
	tag: string;
	/** The Unicode script property. */
	property: string;
}

const entries: readonly ScriptEntry[] = [
	{ tag: 'Latn', property: 'Latin' },
	{ tag: 'Cyrl', property: 'Cyrillic' },
	{ tag: 'Grek', property: 'Greek' },
	{ tag: 'Ethi', property: 'Ethiopic' }
];

/** Scripts that are recognised by name only, to say what an item was held back for. */
const namedOnly = [
	...['Arabic', 'Armenian', 'Bengali', 'Devanagari', 'Georgian', 'Gujarati', 'Gurmukhi', 'Han', 'Hangul', 'Hebrew', 'Hiragana'],
	...['Kannada', 'Katakana', 'Khmer', 'Lao', 'Malayalam', 'Mongolian', 'Myanmar', 'Nko', 'Oriya', 'Sinhala', 'Syriac', 'Tamil'],
	...['Telugu', 'Thaana', 'Thai', 'Tibetan', 'Tifinagh']
];

/** Shared by all scripts: digits, punctuation, signs. */
export const common = 'Zyyy';
/** Takes the script of what it follows: combining marks and joiners. */
export const inherited = 'Zinh';

const inheritedPattern = /[\p{Script=Inherited}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const invisiblePattern = /^\p{Default_Ignorable_Code_Point}$/u;
const patterns = entries.map(({ tag, property }) => [tag, new RegExp(`\\p{Script=${property}}`, 'u')] as const);
const emoji = /\p{Extended_Pictographic}/u;
const namedPatterns = namedOnly.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);
const known = new Map<number, string>();

/** The tag of a settable script, `common`, or `inherited`. A script without an entry counts as common: no font covers it. */
export function scriptOf(codePoint: number): string {
	let script = known.get(codePoint);
	if (script === undefined) known.set(codePoint, (script = findScript(String.fromCodePoint(codePoint))));
	return script;
}

function findScript(character: string): string {
	const found = patterns.find(([, pattern]) => pattern.test(character));
	if (found) return found[0];
	return inheritedPattern.test(character) ? inherited : common;
}

const letterPattern = /[^][\p{M}\p{Default_Ignorable_Code_Point}]*/gu;

/** The text as letters, each with the marks and joiners that belong to it: what must be set in one font. */
export const lettersOf = (text: string): string[] => text.match(letterPattern) ?? [];

/** False inside a letter: at its marks, and at the second half of a surrogate pair. */
export function startsLetter(text: string, index: number): boolean {
	const isSecondHalf = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
	return !isSecondHalf && scriptOf(text.codePointAt(index) ?? 0) !== inherited;
}

/** Joiners, variation selectors, bidi controls, soft hyphens: they shape their neighbours and have no ink. */
export function isInvisible(codePoint: number): boolean {
	return (
		codePoint === 0xad ||
		(codePoint >= 0x34f && scriptOf(codePoint) === inherited && invisiblePattern.test(String.fromCodePoint(codePoint)))
	);
}

/** What a person calls the character's script: "Arabic", "Emoji", or "Other" for signs of no script. */
export function scriptName(character: string): string {
	const settable = entries.find(({ tag }) => tag === scriptOf(character.codePointAt(0) ?? 0));
	const named = settable?.property ?? namedPatterns.find(([, pattern]) => pattern.test(character))?.[0];
	return named ?? (emoji.test(character) ? 'Emoji' : 'Other');
}

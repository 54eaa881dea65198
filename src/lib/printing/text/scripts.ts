/** The scripts that this room knows how to set. Adding one is an entry here and a font in `font-files.ts`. */
interface ScriptEntry {
	/** ISO 15924, as HarfBuzz takes it. */
	tag: string;
	/** The Unicode script property, which is also what a person calls it. */
	property: string;
}

const entries: readonly ScriptEntry[] = [
	{ tag: 'Latn', property: 'Latin' },
	{ tag: 'Cyrl', property: 'Cyrillic' },
	{ tag: 'Grek', property: 'Greek' },
	{ tag: 'Arab', property: 'Arabic' },
	{ tag: 'Hebr', property: 'Hebrew' },
	{ tag: 'Hani', property: 'Han' },
	{ tag: 'Hira', property: 'Hiragana' },
	{ tag: 'Kana', property: 'Katakana' },
	{ tag: 'Hang', property: 'Hangul' },
	{ tag: 'Bopo', property: 'Bopomofo' },
	{ tag: 'Thai', property: 'Thai' },
	{ tag: 'Laoo', property: 'Lao' },
	{ tag: 'Ethi', property: 'Ethiopic' },
	{ tag: 'Deva', property: 'Devanagari' },
	{ tag: 'Beng', property: 'Bengali' },
	{ tag: 'Taml', property: 'Tamil' },
	{ tag: 'Armn', property: 'Armenian' },
	{ tag: 'Geor', property: 'Georgian' },
	{ tag: 'Mymr', property: 'Myanmar' },
	{ tag: 'Khmr', property: 'Khmer' },
	{ tag: 'Sinh', property: 'Sinhala' },
	{ tag: 'Telu', property: 'Telugu' },
	{ tag: 'Knda', property: 'Kannada' },
	{ tag: 'Mlym', property: 'Malayalam' },
	{ tag: 'Gujr', property: 'Gujarati' },
	{ tag: 'Guru', property: 'Gurmukhi' },
	{ tag: 'Orya', property: 'Oriya' },
	{ tag: 'Tibt', property: 'Tibetan' },
	{ tag: 'Thaa', property: 'Thaana' },
	{ tag: 'Syrc', property: 'Syriac' },
	{ tag: 'Adlm', property: 'Adlam' },
	{ tag: 'Nkoo', property: 'Nko' },
	{ tag: 'Tfng', property: 'Tifinagh' },
	{ tag: 'Cher', property: 'Cherokee' },
	{ tag: 'Cans', property: 'Canadian_Aboriginal' },
	{ tag: 'Mong', property: 'Mongolian' }
];

/** Scripts that are recognised by name only, to say which signs print as boxes. */
const namedOnly = ['Javanese', 'Vai', 'Yi'];

/** Shared by all scripts: digits, punctuation, signs. */
export const common = 'Zyyy';
/** Takes the script of what it follows: combining marks and joiners. */
export const inherited = 'Zinh';
/** Pictures, set in the emoji font wherever they stand. */
export const emoji = 'Zsye';

const sharedPattern = /[\p{Script=Common}\p{Script=Inherited}]/u;
const inheritedPattern = /[\p{Script=Inherited}\p{M}\p{Default_Ignorable_Code_Point}]/u;
const markPattern = /[\p{M}\p{Default_Ignorable_Code_Point}]/u;
const invisiblePattern = /^\p{Default_Ignorable_Code_Point}$/u;
const emojiPattern = /[\p{Emoji_Presentation}\p{Emoji_Modifier}\p{Regional_Indicator}]/u;
const pictographPattern = /\p{Extended_Pictographic}/u;
const patterns = entries.map(({ tag, property }) => [tag, new RegExp(`\\p{Script=${property}}`, 'u')] as const);
const namedPatterns = namedOnly.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);
const known = new Map<number, string>();

/** The tag of a settable script, `emoji`, `common`, or `inherited`. A script without an entry counts as common. */
export function scriptOf(codePoint: number): string {
	let script = known.get(codePoint);
	if (script === undefined) known.set(codePoint, (script = findScript(String.fromCodePoint(codePoint))));
	return script;
}

function findScript(character: string): string {
	// Every letter has commas and full stops: they ask one pattern instead of all.
	const found = sharedPattern.test(character) ? undefined : patterns.find(([, pattern]) => pattern.test(character));
	if (found) return found[0];
	if (emojiPattern.test(character)) return emoji;
	return inheritedPattern.test(character) ? inherited : common;
}

const pictureSelector = '\ufe0f';
const keycap = '\u20e3';

/** The script of a letter with its marks: a sign that asks to be a picture is one. */
export function scriptOfLetter(letter: string): string {
	const script = scriptOf(letter.codePointAt(0) ?? 0);
	if (script !== common || letter.length === 1) return script;
	if (letter.includes(keycap) || (letter.includes(pictureSelector) && pictographPattern.test(letter))) return emoji;
	return script;
}

const letterPattern = /[^][\p{M}\p{Default_Ignorable_Code_Point}]*/gu;

/** The text as letters, each with the marks and joiners that belong to it: what must be set in one font. */
export const lettersOf = (text: string): string[] => text.match(letterPattern) ?? [];

/** False inside a letter: at its marks, and at the second half of a surrogate pair. */
export function startsLetter(text: string, index: number): boolean {
	const unit = text.charCodeAt(index);
	if (unit < 0xad) return true;
	if ((unit & 0xfc00) === 0xdc00) return false;
	return !isMark(text.codePointAt(index) ?? 0);
}

const knownMarks = new Map<number, boolean>();

function isMark(codePoint: number): boolean {
	let mark = knownMarks.get(codePoint);
	if (mark === undefined) knownMarks.set(codePoint, (mark = markPattern.test(String.fromCodePoint(codePoint))));
	return mark;
}

/** This sign has no ink either, but Unicode gives it the script Mongolian. */
const mongolianVowelSeparator = 0x180e;

/** True for joiners, variation selectors, bidi controls and soft hyphens. They shape their neighbours and have no ink. */
export function isInvisible(codePoint: number): boolean {
	return (
		codePoint === 0xad ||
		codePoint === mongolianVowelSeparator ||
		(codePoint >= 0x34f && scriptOf(codePoint) === inherited && invisiblePattern.test(String.fromCodePoint(codePoint)))
	);
}

/** Gives the name that people use for the script of a character: "Arabic", "Emoji", or "Other" for signs of no script. */
export function scriptName(character: string): string {
	const settable = entries.find(({ tag }) => tag === scriptOf(character.codePointAt(0) ?? 0));
	const named = settable?.property ?? namedPatterns.find(([, pattern]) => pattern.test(character))?.[0];
	return named?.replaceAll('_', ' ') ?? (pictographPattern.test(character) ? 'Emoji' : 'Other');
}

/** Divides a hard line into spans of one script and one font. */
import type { Weight } from '#lib/domain/print/sheet.ts';
import type { Face } from './face.ts';
import type { Chooser } from './chooser.ts';
import { boxKey, type FontSet } from './font-set.ts';
import { common, emoji, inherited, lettersOf, scriptOf, scriptOfLetter } from './scripts.ts';

export interface Span {
	/** UTF-16 indices. */
	start: number;
	end: number;
	script: string;
	face: Face;
}

export interface SpanStyle {
	weight: Weight;
	lang: string;
}

/**
 * Divides `text` into spans. A sign that many scripts share takes the script of the letter before it, or at the start that of the
 * first letter. A closing bracket takes the script and the font of its opening one.
 */
export function spansOf(text: string, style: SpanStyle, fonts: FontSet): Span[] {
	const plain = plainSpan(text, style, fonts);
	if (plain) return [plain];
	const spans: Span[] = [];
	const brackets = openBrackets();
	const letters = lettersOf(text);
	let script = firstScript(letters);
	let choose = fonts.chooser({ ...style, script });
	let last: Span | undefined;
	const add = (letter: string, own: string) => {
		const isBorrowed = own === common || own === inherited;
		const partner = isBorrowed ? brackets.partnerOf(letter) : undefined;
		const wanted = partner?.script ?? (isBorrowed ? script : own);
		const chooseHere = wanted === script ? choose : fonts.chooser({ ...style, script: wanted });
		const face = chooseHere(letter, partner?.face ?? (isBorrowed ? last?.face : undefined));
		if (face.key === boxKey && letter.length > 1) return addSigns(letter);
		if (isBorrowed) brackets.note(letter, wanted, face);
		else if (own !== emoji && own !== script) {
			script = own;
			choose = chooseHere;
		}
		const start = last?.end ?? 0;
		if (last?.face === face && last.script === wanted) last.end = start + letter.length;
		else spans.push((last = { start, end: start + letter.length, script: wanted, face }));
	};
	/** When no font has a letter together with its marks, each sign is set alone. Then only a missing sign becomes a box. */
	const addSigns = (letter: string) => {
		const signs = [...letter];
		if (signs.length > 1) for (const sign of signs) add(sign, scriptOfLetter(sign));
		else addBox(letter);
	};
	const addBox = (letter: string) => {
		const start = last?.end ?? 0;
		spans.push((last = { start, end: start + letter.length, script, face: fonts.face(boxKey) }));
	};
	for (const letter of letters) add(letter, scriptOfLetter(letter));
	return spans;
}

const pairs = new Map(
	['()', '[]', '{}', '«»', '‹›', '“”', '「」', '『』', '（）', '《》'].map((pair) => [pair[1] ?? '', pair[0] ?? ''])
);
const openings = new Set(pairs.values());

/** Remembers the brackets that are open. The two brackets of a pair match only when both come from one font. */
function openBrackets() {
	const open: { sign: string; script: string; face: Face }[] = [];
	return {
		partnerOf(letter: string): { script: string; face: Face } | undefined {
			if (open.length === 0) return undefined;
			const opening = pairs.get(letter);
			return opening === undefined ? undefined : open.findLast((each) => each.sign === opening);
		},
		note(letter: string, script: string, face: Face) {
			if (openings.has(letter)) open.push({ sign: letter, script, face });
			else if (open.length > 0 && pairs.has(letter)) {
				const at = open.findLastIndex((each) => each.sign === pairs.get(letter));
				if (at >= 0) open.length = at;
			}
		}
	};
}

function firstScript(letters: readonly string[]): string {
	for (const letter of letters) {
		const script = scriptOfLetter(letter);
		if (script !== common && script !== inherited && script !== emoji) return script;
	}
	return 'Latn';
}

/**
 * Most lines have one script and one font. To see this, one look at each sign is enough, and it is much faster than joining marks to
 * their letters.
 */
function plainSpan(text: string, style: SpanStyle, fonts: FontSet): Span | undefined {
	const first = firstLetterOf(text);
	const script = first === undefined ? 'Latn' : scriptOf(first.charCodeAt(0));
	const face = fonts.chooser({ ...style, script })(first ?? text.slice(0, 1));
	const signs = plainSigns(script, face, style, fonts);
	for (let index = 0; index < text.length; index++) if (!signs.isPlain(text.charCodeAt(index))) return undefined;
	return text === '' ? undefined : { start: 0, end: text.length, script, face };
}

/** Gives the first sign that belongs to a single script. */
function firstLetterOf(text: string): string | undefined {
	for (let index = 0; index < text.length; index++) {
		const script = scriptOf(text.charCodeAt(index));
		if (script !== common && script !== inherited && script !== emoji) return text[index];
	}
	return undefined;
}

interface PlainSigns {
	/** True when this UTF-16 unit alone would be set in this face and script. */
	isPlain(unit: number): boolean;
}

const keptPlain = new WeakMap<FontSet, Map<string, PlainSigns>>();

function plainSigns(script: string, face: Face, { weight, lang }: SpanStyle, fonts: FontSet): PlainSigns {
	let kept = keptPlain.get(fonts);
	if (!kept) keptPlain.set(fonts, (kept = new Map()));
	const key = `${script} ${face.key} ${weight} ${lang} ${fonts.opened()}`;
	let signs = kept.get(key);
	if (!signs) kept.set(key, (signs = newPlainSigns(script, face, fonts.chooser({ script, weight, lang }))));
	return signs;
}

const unknown = 0;
const plain = 1;
const special = 2;

function newPlainSigns(script: string, face: Face, choose: Chooser): PlainSigns {
	const known = new Uint8Array(0x10000);
	const find = (unit: number) => {
		const own = scriptOf(unit);
		const isOfScript = own === script || own === common || own === inherited;
		return isOfScript && !isHalfOrPicture(unit) && choose(String.fromCharCode(unit)) === face ? plain : special;
	};
	return {
		isPlain: (unit) => {
			if (known[unit] === unknown) known[unit] = find(unit);
			return known[unit] === plain;
		}
	};
}

/** True for half of a sign of two units, and for a sign that turns the one before it into a picture. */
const isHalfOrPicture = (unit: number) => (unit & 0xf800) === 0xd800 || unit === 0x20e3 || unit === 0xfe0f;

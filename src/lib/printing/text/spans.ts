/** Divides a hard line into spans of one script and one font. */
import type { Weight } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';
import { boxKey, type FontSet } from './font-set.ts';
import { common, emoji, inherited, lettersOf, scriptOfLetter } from './scripts.ts';

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

/** Shared signs take the script of what stands before them, leading ones of what follows, closing brackets that of their opening. */
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
	/** A letter whose marks no font has with it is set sign by sign, so that only what is missing becomes a box. */
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

/** Both brackets of a pair look alike only in one font. */
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

/** Most lines are of one script and everyday signs; those need no look at every letter. */
const plainScripts = [
	{ script: 'Latn', pattern: /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017e\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026]+$/ },
	{
		script: 'Cyrl',
		pattern:
			/^[\x20-\x40\x5b-\x60\x7b-\x7e\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b9\u00bb-\u00bf\u0401-\u044f\u0451-\u045f\u2013\u2014\u2018-\u201a\u201c-\u201e\u2026]+$/
	}
];
const plainFaces = new WeakMap<FontSet, Map<string, Face | undefined>>();

function plainSpan(text: string, style: SpanStyle, fonts: FontSet): Span | undefined {
	const plain = plainScripts.find(({ pattern }) => pattern.test(text));
	if (!plain) return undefined;
	let faces = plainFaces.get(fonts);
	if (!faces) plainFaces.set(fonts, (faces = new Map()));
	const key = `${plain.script} ${style.weight} ${style.lang} ${fonts.opened()}`;
	if (!faces.has(key)) faces.set(key, faceForAll(plain.pattern, plain.script, style, fonts));
	const face = faces.get(key);
	return face && { start: 0, end: text.length, script: plain.script, face };
}

/** The face that would be picked for each of these signs alone, when it is the same for all of them. */
function faceForAll(pattern: RegExp, script: string, style: SpanStyle, fonts: FontSet): Face | undefined {
	const signs = Array.from({ length: 0x2100 }, (_, unit) => String.fromCharCode(unit)).filter((sign) => pattern.test(sign));
	const choose = fonts.chooser({ ...style, script });
	const faces = new Set(signs.map((sign) => choose(sign)));
	return faces.size === 1 ? [...faces][0] : undefined;
}

/** Divides a hard line into spans of one script and one font. */
import type { Weight } from '#lib/domain/sheet.ts';
import type { Face } from './face.ts';
import type { FontSet } from './font-set.ts';
import { common, inherited, lettersOf, scriptOf } from './scripts.ts';

export interface Span {
	/** UTF-16 indices. */
	start: number;
	end: number;
	script: string;
	face: Face;
}

/** Shared signs take the script of what stands before them, leading ones of what follows. Throws for a letter without a font. */
export function spansOf(text: string, weight: Weight, fonts: FontSet): Span[] {
	const plain = plainSpan(text, weight, fonts);
	if (plain) return [plain];
	const spans: Span[] = [];
	let script = firstScript(text);
	let at = 0;
	for (const letter of lettersOf(text)) {
		const own = scriptOf(letter.codePointAt(0) ?? 0);
		const isBorrowed = own === common || own === inherited;
		if (!isBorrowed) script = own;
		const last = spans.at(-1);
		const face = fonts.pick(letter, script, weight, isBorrowed ? last?.face : undefined) ?? noFace(text);
		const end = at + letter.length;
		if (last?.face === face && last.script === script) last.end = end;
		else spans.push({ start: at, end, script, face });
		at = end;
	}
	return spans;
}

function firstScript(text: string): string {
	for (const character of text) {
		const script = scriptOf(character.codePointAt(0) ?? 0);
		if (script !== common && script !== inherited) return script;
	}
	return 'Latn';
}

function noFace(text: string): never {
	throw new Error(`no font for a letter among the ${text.length} of this line: it should have been held back`);
}

/** Most lines are of one script and everyday signs; those need no look at every letter. */
const plainScripts = [
	{ script: 'Latn', pattern: /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2026]+$/ },
	{
		script: 'Cyrl',
		pattern:
			/^[\x20-\x40\x5b-\x60\x7b-\x7e\u00a0-\u00a9\u00ab\u00ac\u00ae-\u00b9\u00bb-\u00bf\u0400-\u045f\u2013\u2014\u2018-\u201e\u2026]+$/
	}
];
const plainFaces = new WeakMap<FontSet, Map<string, Face | undefined>>();

function plainSpan(text: string, weight: Weight, fonts: FontSet): Span | undefined {
	const plain = plainScripts.find(({ pattern }) => pattern.test(text));
	if (!plain) return undefined;
	let faces = plainFaces.get(fonts);
	if (!faces) plainFaces.set(fonts, (faces = new Map()));
	const key = `${plain.script} ${weight}`;
	if (!faces.has(key)) faces.set(key, faceForAll(plain.pattern, plain.script, weight, fonts));
	const face = faces.get(key);
	return face && { start: 0, end: text.length, script: plain.script, face };
}

/** The face that would be picked for each of these signs alone, when it is the same for all of them. */
function faceForAll(pattern: RegExp, script: string, weight: Weight, fonts: FontSet): Face | undefined {
	const signs = Array.from({ length: 0x2100 }, (_, unit) => String.fromCharCode(unit)).filter((sign) => pattern.test(sign));
	const faces = new Set(signs.map((sign) => fonts.pick(sign, script, weight, undefined)));
	return faces.size === 1 ? [...faces][0] : undefined;
}

/** Cuts one hard line into tokens: pieces of one font, script and level, between two places where a line may break. */
import type { TextRun, Weight } from '#lib/domain/sheet.ts';
import { breaksOf } from './breaks.ts';
import type { Face } from './face.ts';
import type { FontSet } from './font-set.ts';
import { levelsOf, type BaseDirection } from './levels.ts';
import { common, inherited, lettersOf, scriptOf } from './scripts.ts';
import { shapeToken } from './token.ts';

export interface TextStyle {
	lang: string;
	direction: BaseDirection;
	weight: Weight;
}

/** A token as it stands in its paragraph, in logical order. */
export interface PlacedToken {
	run: TextRun;
	level: number;
	isSpace: boolean;
	mayStartLine: boolean;
	/** In units of the font size. */
	widthEm: number;
}

export interface TokenLine {
	tokens: PlacedToken[];
	isRtl: boolean;
}

export const softHyphen = '\u00ad';

/** Throws when a character has no font: `unsettable` is asked first, and what it names is held back. */
export function tokensOf(text: string, style: TextStyle, fonts: FontSet): TokenLine {
	const { levels, isRtl } = levelsOf(text, style.direction);
	const breaks = breaksOf(text);
	const { scripts, faces } = scriptsAndFaces(text, style.weight, fonts);
	const tokens: PlacedToken[] = [];
	for (let start = 0; start < text.length;) {
		const isSpace = text[start] === ' ';
		const level = levels?.[start] ?? 0;
		let end = start + 1;
		const goesOn = () =>
			(text[end] === ' ') === isSpace &&
			!breaks[end] &&
			(levels?.[end] ?? 0) === level &&
			faces[end] === faces[start] &&
			scripts[end] === scripts[start];
		while (end < text.length && goesOn()) end++;
		const face = faces[start] ?? noFace(text);
		const run = {
			face: face.key,
			text: text.slice(start, end),
			script: scripts[start] ?? common,
			lang: style.lang,
			isRtl: level % 2 === 1
		};
		tokens.push({ ...measured(run, face), level, isSpace, mayStartLine: breaks[start] ?? false });
		start = end;
	}
	return { tokens, isRtl };
}

/** Soft hyphens have no ink inside a line; the one at its end is put back as a hyphen by `lines.ts`. */
export function measured(run: TextRun, face: Face): Pick<PlacedToken, 'run' | 'widthEm'> {
	const shown = { ...run, text: run.text.replaceAll(softHyphen, '') };
	return { run, widthEm: shapeToken(face, shown).advance / face.outlines.unitsPerEm };
}

interface ScriptsAndFaces {
	scripts: string[];
	faces: (Face | undefined)[];
}

/** One entry for each UTF-16 unit. Shared signs take the script of what stands before them, leading ones of what follows. */
function scriptsAndFaces(text: string, weight: Weight, fonts: FontSet): ScriptsAndFaces {
	const scripts: string[] = [];
	const faces: (Face | undefined)[] = [];
	let script = firstScript(text);
	let face: Face | undefined;
	for (const letter of lettersOf(text)) {
		const own = scriptOf(letter.codePointAt(0) ?? 0);
		const isBorrowed = own === common || own === inherited;
		if (!isBorrowed) script = own;
		face = fonts.pick(letter, script, weight, isBorrowed ? face : undefined);
		for (let unit = 0; unit < letter.length; unit++) {
			scripts.push(script);
			faces.push(face);
		}
	}
	return { scripts, faces };
}

function firstScript(text: string): string {
	for (const character of text) {
		const script = scriptOf(character.codePointAt(0) ?? 0);
		if (script !== common && script !== inherited) return script;
	}
	return 'Latn';
}

function noFace(text: string): never {
	throw new Error(`no font for a character among the ${text.length} of this line: it should have been held back`);
}

/** Cuts one hard line into tokens: pieces of one font, script and level, between two places where a line may break. */
import type { TextRun, Weight } from '#lib/domain/sheet.ts';
import { breaksOf } from './breaks.ts';
import type { Face } from './face.ts';
import type { FontSet } from './font-set.ts';
import { levelsOf, type BaseDirection } from './levels.ts';
import { startsLetter } from './scripts.ts';
import { spansOf } from './spans.ts';
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

/** In UTF-16 units. A longer word than any is shaped in pieces, so that cutting it to lines stays cheap. */
const longestToken = 64;

export const softHyphen = '\u00ad';

const keptTokens = new WeakMap<FontSet, Map<string, TokenLine>>();
/** A letter is laid out more than once when it is long, and its salutation stands in a hundred others. */
const keptBound = 500;

/** Throws when a character has no font: `unsettable` is asked first, and what it names is held back. */
export function tokensOf(text: string, style: TextStyle, fonts: FontSet): TokenLine {
	let kept = keptTokens.get(fonts);
	if (!kept) keptTokens.set(fonts, (kept = new Map()));
	const key = `${style.lang} ${style.direction} ${style.weight} ${text}`;
	let line = kept.get(key);
	if (line) return line;
	if (kept.size >= keptBound) kept.clear();
	kept.set(key, (line = cutTokens(text, style, fonts)));
	return line;
}

function cutTokens(text: string, style: TextStyle, fonts: FontSet): TokenLine {
	const { levels, isRtl } = levelsOf(text, style.direction);
	const breaks = breaksOf(text);
	const tokens: PlacedToken[] = [];
	const endOf = (start: number, spanEnd: number, level: number) => {
		const isSpace = text[start] === ' ';
		let end = start + 1;
		while (end < spanEnd) {
			if ((text[end] === ' ') !== isSpace || breaks[end] || (levels && levels[end] !== level)) return end;
			if (end - start >= longestToken && startsLetter(text, end)) return end;
			end++;
		}
		return end;
	};
	for (const { start: spanStart, end: spanEnd, script, face } of spansOf(text, style.weight, fonts)) {
		for (let start = spanStart; start < spanEnd;) {
			const level = levels?.[start] ?? 0;
			const end = endOf(start, spanEnd, level);
			const run = { face: face.key, text: text.slice(start, end), script, lang: style.lang, isRtl: level % 2 === 1 };
			const isSpace = text[start] === ' ';
			tokens.push({ run, widthEm: widthOf(run, face), level, isSpace, mayStartLine: breaks[start] ?? false });
			start = end;
		}
	}
	return { tokens, isRtl };
}

/** Soft hyphens have no ink inside a line; the one at its end is put back as a hyphen by `lines.ts`. */
export function widthOf(run: TextRun, face: Face): number {
	const shown = run.text.includes(softHyphen) ? { ...run, text: run.text.replaceAll(softHyphen, '') } : run;
	return shapeToken(face, shown).advance / face.outlines.unitsPerEm;
}

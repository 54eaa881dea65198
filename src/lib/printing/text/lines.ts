/** Breaks text into lines of a width. Greedy, ragged: a letter is read, not admired. */
import type { TextRun } from '#lib/domain/sheet.ts';
import type { FontSet } from './font-set.ts';
import { visualOrder } from './levels.ts';
import { displayLines } from './normalise.ts';
import { softHyphen, tokensOf, widthOf, type PlacedToken, type TextStyle } from './tokens.ts';

export interface ShapedLine {
	/** In logical order, without the spaces that hang over its end. */
	text: string;
	/** In visual order. */
	runs: TextRun[];
	/** In units of the font size. */
	widthEm: number;
	isRtl: boolean;
}

const tolerance = 1e-6;

/**
 * The lines of a text, at most `widthEm` wide; a hard line feed ends one, an empty line is one without runs. Where lines after the
 * first hang in, `laterEm` is what is left for them.
 */
export function linesOf(text: string, widthEm: number, style: TextStyle, fonts: FontSet, laterEm = widthEm): ShapedLine[] {
	return displayLines(text).flatMap((hardLine) => {
		const { tokens, isRtl } = tokensOf(hardLine, style, fonts);
		return breakTokens(tokens, [widthEm, laterEm], fonts).map((line) => shapedLine(line, isRtl, fonts));
	});
}

/** One line, however wide: names, dates, labels. Line feeds become spaces. */
export function oneLine(text: string, style: TextStyle, fonts: FontSet): ShapedLine {
	const { tokens, isRtl } = tokensOf(displayLines(text).join(' '), style, fonts);
	return shapedLine(tokens, isRtl, fonts);
}

function breakTokens(tokens: PlacedToken[], [firstEm, laterEm]: [number, number], fonts: FontSet): PlacedToken[][] {
	const lines: PlacedToken[][] = [];
	const waiting = tokens.toReversed();
	let line: PlacedToken[] = [];
	let used = 0;
	const roomEm = () => (lines.length === 0 ? firstEm : laterEm) - used + tolerance;
	const endLineBefore = (index: number) => {
		lines.push(line.slice(0, index));
		line = line.slice(index);
		used = sumWidths(line);
	};
	for (let token = waiting.pop(); token; token = waiting.pop()) {
		if (!token.isSpace && endWidth(token, fonts) > roomEm()) {
			const breakAt = token.mayStartLine ? line.length : line.findLastIndex((each, index) => index > 0 && each.mayStartLine);
			if (breakAt > 0) endLineBefore(breakAt);
			if (endWidth(token, fonts) > roomEm()) {
				const [head, rest] = cutToken(token, roomEm(), fonts, line.length === 0);
				if (rest) waiting.push(rest);
				if (head) line.push(head);
				else waiting.push({ ...token, mayStartLine: true });
				if (!head || rest) endLineBefore(line.length);
				continue;
			}
		}
		line.push(token);
		used += token.widthEm;
	}
	if (line.length > 0 || lines.length === 0) lines.push(line);
	return lines;
}
const sumWidths = (tokens: PlacedToken[]) => tokens.reduce((sum, each) => sum + each.widthEm, 0);

/** What a token takes if the line ended after it: a soft hyphen shows there. */
function endWidth(token: PlacedToken, fonts: FontSet): number {
	return token.run.text.endsWith(softHyphen) ? hyphenated(token, fonts).widthEm : token.widthEm;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A token wider than a whole line (an address of a web page, a line of dashes) is cut between two graphemes: first what fits, then
 * the rest. On an empty line at least one grapheme is taken, so that this always ends; on another nothing may fit.
 */
function cutToken(token: PlacedToken, roomEm: number, fonts: FontSet, isAlone: boolean): (PlacedToken | undefined)[] {
	const starts = [...graphemes.segment(token.run.text)].map((each) => each.index).slice(1);
	const part = (from: number, to?: number): PlacedToken => {
		const run = { ...token.run, text: token.run.text.slice(from, to) };
		return { ...token, run, widthEm: widthOf(run, fonts.face(run.face)) };
	};
	const fitting = starts.findLast((index) => part(0, index).widthEm <= roomEm) ?? (isAlone ? starts[0] : undefined);
	if (fitting === undefined) return isAlone ? [token] : [];
	return [part(0, fitting), { ...part(fitting), mayStartLine: true }];
}

function hyphenated(token: PlacedToken, fonts: FontSet): PlacedToken {
	const run = { ...token.run, text: token.run.text.replace(/\u00ad$/, '-') };
	return { ...token, run, widthEm: widthOf(run, fonts.face(run.face)) };
}

function shapedLine(line: PlacedToken[], isRtl: boolean, fonts: FontSet): ShapedLine {
	const kept = line.slice(0, line.findLastIndex((each) => !each.isSpace) + 1);
	const last = kept.at(-1);
	if (last?.run.text.endsWith(softHyphen)) kept[kept.length - 1] = hyphenated(last, fonts);
	const shown = kept.map((each) => (each.run.text.includes(softHyphen) ? withoutSoftHyphens(each) : each));
	return {
		text: shown.map((each) => each.run.text).join(''),
		runs: visualOrder(shown).map((each) => each.run),
		widthEm: sumWidths(kept),
		isRtl
	};
}

function withoutSoftHyphens(token: PlacedToken): PlacedToken {
	return { ...token, run: { ...token.run, text: token.run.text.replaceAll(softHyphen, '') } };
}

/** Breaks text into lines of a width. Greedy, ragged: a letter is read, not admired. */
import type { TextRun } from '#lib/domain/sheet.ts';
import type { FontSet } from './font-set.ts';
import { guardedRuns } from './guards.ts';
import { visualOrder } from './levels.ts';
import { displayLines } from './normalise.ts';
import { setShown, softHyphen, tokensOf, type PlacedToken, type TextStyle } from './tokens.ts';

export interface ShapedLine {
	/** In logical order, without the spaces that hang over its end. */
	text: string;
	/** In visual order. */
	runs: TextRun[];
	/** In units of the font size. */
	widthEm: number;
	isRtl: boolean;
	/** False when the line ends inside a word: at a hyphen, or where a word too long was cut. */
	endsWithSpace: boolean;
}

function textOf(tokens: readonly PlacedToken[]): string {
	let text = '';
	for (const token of tokens) text += token.text;
	return text.includes(softHyphen) ? text.replaceAll(softHyphen, '') : text;
}

const tolerance = 1e-6;

/**
 * The lines of a text, at most `widthEm` wide; a hard line feed ends one, an empty line is one without runs. Where lines after the
 * first hang in, `laterEm` is what is left for them.
 */
export function linesOf(text: string, widthEm: number, style: TextStyle, fonts: FontSet, laterEm = widthEm): ShapedLine[] {
	return displayLines(text).flatMap((hardLine) => {
		const { tokens, isRtl } = tokensOf(hardLine, style, fonts);
		return breakTokens(tokens, [widthEm, laterEm]).map((line) => shapedLine(line, isRtl, style));
	});
}

/** One line, however wide: names, dates, labels. Line feeds become spaces. */
export function oneLine(text: string, style: TextStyle, fonts: FontSet): ShapedLine {
	const { tokens, isRtl } = tokensOf(displayLines(text).join(' '), style, fonts);
	return shapedLine(tokens, isRtl, style);
}

function breakTokens(tokens: PlacedToken[], [firstEm, laterEm]: [number, number]): PlacedToken[][] {
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
		if (!token.isSpace && endWidth(token) > roomEm()) {
			const breakAt = token.mayStartLine ? line.length : line.findLastIndex((each, index) => index > 0 && each.mayStartLine);
			if (breakAt > 0) endLineBefore(breakAt);
			if (endWidth(token) > roomEm()) {
				const [head, rest] = cutToken(token, roomEm(), line.length === 0);
				if (rest) waiting.push(rest);
				if (head) line.push(head);
				else waiting.push({ ...token, mayStartLine: true });
				if (!head || rest) endLineBefore(line.length);
				continue;
			}
		}
		line.push(token);
		used += token.set.widthEm;
	}
	if (line.length > 0 || lines.length === 0) lines.push(line);
	return lines;
}

const sumWidths = (tokens: PlacedToken[]) => tokens.reduce((sum, each) => sum + each.set.widthEm, 0);

/** What a token takes if the line ended after it: a soft hyphen shows there. */
function endWidth(token: PlacedToken): number {
	return token.text.endsWith(softHyphen) ? hyphenated(token).set.widthEm : token.set.widthEm;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * A token wider than a whole line (an address of a web page, a line of dashes) is cut between two graphemes: first what fits, then
 * the rest. On an empty line at least one grapheme is taken, so that this always ends; on another nothing may fit.
 */
function cutToken(token: PlacedToken, roomEm: number, isAlone: boolean): (PlacedToken | undefined)[] {
	const starts = [...graphemes.segment(token.text)].map((each) => each.index).slice(1);
	const part = (from: number, to?: number): PlacedToken => {
		const text = token.text.slice(from, to);
		return { ...token, text, set: setShown(text, token.drawer) };
	};
	const fitting = starts.findLast((index) => part(0, index).set.widthEm <= roomEm) ?? (isAlone ? starts[0] : undefined);
	if (fitting === undefined) return isAlone ? [token] : [];
	return [part(0, fitting), { ...part(fitting), mayStartLine: true }];
}

function hyphenated(token: PlacedToken): PlacedToken {
	const text = token.text.replace(/\u00ad$/, '-');
	return { ...token, text, set: setShown(text, token.drawer) };
}

function shapedLine(line: PlacedToken[], isRtl: boolean, style: TextStyle): ShapedLine {
	const kept = line.slice(0, line.findLastIndex((each) => !each.isSpace) + 1);
	const last = kept.at(-1);
	if (last?.text.endsWith(softHyphen)) kept[kept.length - 1] = hyphenated(last);
	const shown = kept.filter((each) => each.set.run.text !== '');
	return {
		text: textOf(kept),
		runs: guardedRuns(visualOrder(shown), style.lang),
		widthEm: sumWidths(kept),
		isRtl,
		endsWithSpace: line.length > kept.length
	};
}

/** Breaks text into lines of a width. Each line takes as many words as fit, and the ends of lines stay ragged. */
import { directionOf } from '#lib/domain/language/direction.ts';
import type { TextRun } from '#lib/domain/print/sheet.ts';
import type { FontSet } from './font-set.ts';
import { guardedRuns } from './guards.ts';
import { visualOrder } from './levels.ts';
import { displayLines } from './normalise.ts';
import { setShown, softHyphen, tokensOf, withoutUnshown, type PlacedToken, type TextStyle } from './tokens.ts';
import { wordDivider, type DivideToken } from './word-divider.ts';

export interface ShapedLine {
	/** In logical order, without the spaces that hang over its end. */
	text: string;
	/** In visual order. */
	runs: TextRun[];
	/** In units of the font size. */
	widthEm: number;
	isRtl: boolean;
	/** The line ends inside a word: at a hyphen, where a word too long was cut, or in a script without spaces. */
	isCut?: true;
	/** The last sign of `text` is a hyphen that only shows because the line ends there. */
	isDivided?: true;
}

export interface LineStyle extends TextStyle {
	/** These words are never divided, because they are names. When absent, no word is. */
	undivided?: ReadonlySet<string>;
}

const tolerance = 1e-6;
/** A line that would be shorter than this share of the width takes a part of the next word. */
const shortestShare = 0.75;

/**
 * The lines of a text, at most `widthEm` wide; a hard line feed ends one, an empty line is one without runs. Where lines after the
 * first hang in, `laterEm` is what is left for them.
 */
export function linesOf(text: string, widthEm: number, style: LineStyle, fonts: FontSet, laterEm = widthEm): ShapedLine[] {
	const divide = style.undivided && wordDivider(style.lang, style.undivided, fonts);
	return displayLines(text).flatMap((hardLine) => {
		const { tokens, isRtl } = tokensOf(hardLine, style, fonts);
		let at = 0;
		const lines = breakTokens(tokens, [widthEm, laterEm], divide);
		return lines.map((line, index) => {
			const from = at;
			for (const token of line) at += token.text.length;
			const shaped = shapedLine(line, hardLine.slice(from, at), isRtl, style);
			if (index < lines.length - 1 && !line.at(-1)?.isSpace) shaped.isCut = true;
			return shaped;
		});
	});
}

/** One line, however wide: names, dates, labels. Line feeds become spaces. */
export function oneLine(text: string, style: TextStyle, fonts: FontSet): ShapedLine {
	const line = displayLines(text).join(' ');
	const { tokens, isRtl } = tokensOf(line, style, fonts);
	return shapedLine(tokens, line, isRtl, style);
}

function breakTokens(
	tokens: readonly PlacedToken[],
	[firstEm, laterEm]: [number, number],
	divide: DivideToken | undefined
): PlacedToken[][] {
	const lines: PlacedToken[][] = [];
	let all = tokens;
	/** Where the line begins, and the last place in it at which another may. */
	let [start, breakAt, used] = [0, 0, 0];
	const lineEm = () => (lines.length === 0 ? firstEm : laterEm);
	const roomEm = () => lineEm() - used + tolerance;
	const endLineBefore = (index: number, usedAfter: number) => {
		lines.push(all.slice(start, index));
		[start, breakAt, used] = [index, index, usedAfter];
	};
	for (let i = 0; i < all.length;) {
		const token = all[i];
		if (!token) break;
		if (!token.isSpace && endWidth(token) > roomEm()) {
			const isRagged = (token.mayStartLine || i === start) && inkWidth(all, start, i) < shortestShare * lineEm();
			const parts = isRagged ? divide?.(all, i, roomEm()) : undefined;
			if (parts) {
				all = all.toSpliced(i, 1, ...parts);
				endLineBefore(++i, 0);
				continue;
			}
			const at = token.mayStartLine ? i : breakAt;
			if (at > start) {
				endLineBefore(at, widthBetween(all, at, i));
				continue;
			}
			const [head, rest] = cutToken(token, roomEm(), i === start);
			if (rest && head) {
				all = all.toSpliced(i, 1, head, rest);
				endLineBefore(++i, 0);
				continue;
			}
			if (!head) {
				endLineBefore(i, 0);
				continue;
			}
		}
		if (token.mayStartLine && i > start) breakAt = i;
		used += token.set.widthEm;
		i++;
	}
	if (start < all.length || lines.length === 0) lines.push(all.slice(start));
	return lines;
}

function widthBetween(tokens: readonly PlacedToken[], from: number, to: number): number {
	let width = 0;
	for (let i = from; i < to; i++) width += tokens[i]?.set.widthEm ?? 0;
	return width;
}

/** Without the spaces that would hang over the end. */
function inkWidth(tokens: readonly PlacedToken[], from: number, to: number): number {
	let end = to;
	while (end > from && tokens[end - 1]?.isSpace) end--;
	return widthBetween(tokens, from, end);
}

/** Gives the width of a token when the line ends after it, because a soft hyphen shows there. */
function endWidth(token: PlacedToken): number {
	return token.text.endsWith(softHyphen) ? hyphenated(token).set.widthEm : token.set.widthEm;
}

let graphemes: Intl.Segmenter | undefined;

/**
 * A token wider than a whole line (an address of a web page, a line of dashes) is cut between two graphemes: first what fits, then
 * the rest. On an empty line at least one grapheme is taken, so that this always ends; on another nothing may fit.
 */
function cutToken(token: PlacedToken, roomEm: number, isAlone: boolean): (PlacedToken | undefined)[] {
	graphemes ??= new Intl.Segmenter('und', { granularity: 'grapheme' });
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
	const set = token.drawer.setDivided(withoutUnshown(token.text));
	return { ...token, set, isDivided: true };
}

function shapedLine(line: PlacedToken[], written: string, isRtl: boolean, { lang }: TextStyle): ShapedLine {
	const kept = withoutEndSpaces(line);
	const runs: TextRun[] = [];
	let widthEm = 0;
	let isLtr = directionOf(lang) === 'ltr';
	for (const { set, level } of kept) {
		widthEm += set.widthEm;
		if (level !== 0) isLtr = false;
		if (set.run.text !== '') runs.push(set.run);
	}
	const isDivided = kept.at(-1)?.isDivided;
	return {
		text: readable(written, kept) + (isDivided ? '-' : ''),
		...(isDivided ? { isDivided } : {}),
		runs: isLtr ? runs : guardedRuns(visualOrder(kept.filter(({ set }) => set.run.text !== '')), lang),
		widthEm,
		isRtl
	};
}

/** Without the spaces that hang over; a soft hyphen is read at the line's end alone. */
function readable(written: string, kept: readonly PlacedToken[]): string {
	if (written.includes(softHyphen)) return kept.map(({ text }) => text.replaceAll(softHyphen, '')).join('');
	let end = written.length;
	while (written[end - 1] === ' ') end--;
	return written.slice(0, end);
}

/** Spaces hang over the end of a line, and a soft hyphen shows there. */
function withoutEndSpaces(line: PlacedToken[]): PlacedToken[] {
	let end = line.length;
	while (line[end - 1]?.isSpace) end--;
	const last = line[end - 1];
	if (last?.text.endsWith(softHyphen) && !last.isDivided) return [...line.slice(0, end - 1), hyphenated(last)];
	return end === line.length ? line : line.slice(0, end);
}

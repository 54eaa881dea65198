/** Cuts one hard line into tokens: pieces of one font, script and level, between two places where a line may break. */
import type { Weight } from '#lib/domain/print/sheet.ts';
import { breaksIn, type LineBreaks } from './breaks.ts';
import type { FontSet } from './font-set.ts';
import { levelsOf, type BaseDirection } from './levels.ts';
import { startsLetter } from './scripts.ts';
import { spansOf, type Span } from './spans.ts';
import type { RunDrawer, SetRun } from './run-drawer.ts';
import { drawerFor } from './token.ts';

export interface TextStyle {
	lang: string;
	direction: BaseDirection;
	weight: Weight;
}

/** A token as it stands in its paragraph, in logical order. */
export interface PlacedToken {
	/** As written, with what has no ink of its own: soft hyphens, bidi controls. */
	text: string;
	set: SetRun;
	drawer: RunDrawer;
	level: number;
	isSpace: boolean;
	mayStartLine: boolean;
	/** Where the word can still be divided, when a part of it stands on the line before. */
	places?: readonly number[];
	/** A hyphen shows at its end. */
	isDivided?: true;
}

export interface TokenLine {
	tokens: PlacedToken[];
	isRtl: boolean;
}

/** In UTF-16 units. A longer word than any is shaped in pieces, so that cutting it to lines stays cheap. */
const longestToken = 64;

/**
 * In these scripts a word alone has the same shape as in its line. In all others a piece is cut only where HarfBuzz calls it
 * safe.
 */
const cutAnywhere = new Set(['Latn', 'Cyrl', 'Grek', 'Arab', 'Hebr', 'Hani', 'Thai', 'Laoo', 'Ethi', 'Deva']);

export const softHyphen = '\u00ad';
const unshown = /[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const mayHoldUnshown = /[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const keptLines = new WeakMap<FontSet, Map<string, Map<string, TokenLine>>>();
/** Kept, since a long letter is laid out more than once, and its salutation stands in a hundred others. */
const mostKeptLines = 40;

/** Cuts a line without line feeds into tokens. The last lines are kept for the next call. */
export function tokensOf(text: string, style: TextStyle, fonts: FontSet): TokenLine {
	const kept = keptIn(keptLines, fonts);
	const look = `${style.lang} ${style.direction} ${style.weight} ${fonts.opened()}`;
	let lines = kept.get(look);
	if (!lines) kept.set(look, (lines = new Map<string, TokenLine>()));
	let line = lines.get(text);
	if (line) return line;
	if (lines.size >= mostKeptLines) lines.clear();
	lines.set(text, (line = cutTokens(text, style, fonts)));
	return line;
}

function keptIn<K extends WeakKey, V>(all: WeakMap<K, Map<string, V>>, key: K): Map<string, V> {
	let kept = all.get(key);
	if (!kept) all.set(key, (kept = new Map<string, V>()));
	return kept;
}

function cutTokens(text: string, style: TextStyle, fonts: FontSet): TokenLine {
	const { levels, isRtl } = levelsOf(text, style.direction);
	const breaks = breaksIn(text);
	const tokens: PlacedToken[] = [];
	for (const span of spansOf(text, style, fonts)) {
		const look = { script: span.script, lang: style.lang };
		const drawers: RunDrawer[] = [];
		const spaces: (PlacedToken | undefined)[] = [];
		for (let start = span.start; start < span.end;) {
			const level = levels?.[start] ?? 0;
			const end = pieceEnd(text, start, span, levels);
			const drawer = (drawers[level % 2] ??= drawerFor(span.face, { ...look, isRtl: level % 2 === 1 }));
			const setting = { level, script: span.script, drawer };
			const space = end === start + 1 && text[start] === ' ' ? (spaces[level] ??= spaceIn(setting)) : undefined;
			if (space) tokens.push(space);
			else if (level > 1 || !isWord(text, start, end)) tokens.push(...cutPiece(text, start, end, breaks, setting));
			else addWord(tokens, wordOf(text.slice(start, end), setting), breaks, start);
			start = end;
		}
	}
	return { tokens, isRtl };
}

interface PieceSetting {
	level: number;
	script: string;
	drawer: RunDrawer;
}

/** Spaces, or all that stands between two of them. Signs of two UTF-16 units may be halves of flags, which are counted in pairs. */
function isWord(text: string, start: number, end: number): boolean {
	if (text.charCodeAt(start) >= 0xd800) return false;
	return text[start] === ' ' || ((start === 0 || text[start - 1] === ' ') && (end === text.length || text[end] === ' '));
}

function addWord(tokens: PlacedToken[], word: readonly PlacedToken[], breaks: LineBreaks, start: number) {
	const first = word[0];
	if (!first) return;
	tokens.push(first.isSpace || breaks.isBefore(start) ? first : { ...first, mayStartLine: false });
	for (let index = 1; index < word.length; index++) tokens.push(word[index] ?? first);
}

const spaceIn = (setting: PieceSetting) => cutPiece(' ', 0, 1, breaksIn(' '), setting)[0];

/** Words are cut the same way everywhere. Whether a line may start with a word still depends on its neighbours. */
const keptWords = new WeakMap<RunDrawer, Map<string, readonly PlacedToken[]>>();
const mostKeptWords = 20_000;
/** A longer piece without spaces will hardly come again, so it is not kept. */
const longestKeptWord = 200;

function wordOf(text: string, setting: PieceSetting): readonly PlacedToken[] {
	const words = keptIn(keptWords, setting.drawer);
	const known = words.get(text);
	if (known) return known;
	const word = cutPiece(text, 0, text.length, breaksIn(text), setting);
	if (word[0]) word[0].mayStartLine = !word[0].isSpace;
	if (words.size >= mostKeptWords) words.clear();
	if (text.length <= longestKeptWord) words.set(text, word);
	return word;
}

function cutPiece(text: string, start: number, end: number, breaks: LineBreaks, setting: PieceSetting): PlacedToken[] {
	const { level, drawer } = setting;
	const isSpace = text[start] === ' ';
	let from = start;
	return (isSpace ? [end] : cutsIn(text, start, end, breaks, setting)).map((cut) => {
		const piece = text.slice(from, cut);
		const set = mayHoldUnshown.test(piece) ? setShown(piece, drawer) : drawer.set(piece);
		const mayStartLine = !isSpace && breaks.isBefore(from);
		from = cut;
		return { text: piece, set, drawer, level, isSpace, mayStartLine };
	});
}

/** The end of what is space or not, in one level. */
function pieceEnd(text: string, start: number, { end: spanEnd }: Span, levels: Uint8Array | undefined): number {
	const isSpace = text[start] === ' ';
	const level = levels?.[start];
	let end = start + 1;
	while (end < spanEnd && (text[end] === ' ') === isSpace && (!levels || levels[end] === level)) end++;
	return end;
}

/** Where the piece is cut, its end included. */
function cutsIn(text: string, start: number, end: number, breaks: LineBreaks, { script, drawer }: PieceSetting): number[] {
	const safe = cutAnywhere.has(script) ? undefined : drawer.safeCuts(text.slice(start, end));
	const isSafe = (index: number) => !safe || safe.has(index - start);
	const cuts: number[] = [];
	let from = start;
	for (let index = start + 1; index < end; index++) {
		const isTooLong =
			index - from >= longestToken && startsLetter(text, index) && (isSafe(index) || index - from >= 4 * longestToken);
		if (!isTooLong && !(breaks.isBefore(index) && isSafe(index))) continue;
		cuts.push(index);
		from = index;
	}
	return [...cuts, end];
}

/** Soft hyphens have no ink inside a line, and the one at its end is put back as a hyphen by `lines.ts`; bidi controls never have. */
export const setShown = (text: string, drawer: RunDrawer): SetRun => drawer.set(withoutUnshown(text));

export const withoutUnshown = (text: string) => text.replace(unshown, '');

/**
 * About how much of a printed page a letter fills, from its text alone. An estimate while somebody writes: only the layout with
 * the real fonts knows, and the words on the screen say "about".
 */
import { paragraphsOf } from './draft.ts';
import type { EnvelopeProfile } from '../print/envelope.ts';

const columnMm = 160;
const bottomMm = 268;
const belowWindowMm = 8.46;
const leadingMm = 5.5;
const gapMm = 3;
/** A Latin letter in 11 point Literata, on average; East Asian signs are a whole em wide. */
const signMm = 1.9;
const wideSignMm = 3.9;
/** Subject, salutation, closing, signature and name, with the space around them. */
const furnitureMm = 62;
/** A letter a few lines too long is set a little smaller, so that it stays on one side. */
const shrinkRoom = 1.12;
const laterPageMm = 238;

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60]/g;
const marks = /\p{M}/gu;

export type SheetLength =
	| { kind: 'nothing' | 'few-lines' | 'quarter' | 'half' | 'three-quarters' | 'one' | 'little-over' }
	| { kind: 'pages'; pages: number };

/** About how long the blocks will be on paper, in the steps that people say. */
export function sheetLength(blocks: string[], profile: EnvelopeProfile): SheetLength {
	const neededMm = heightMm(paragraphsOf(blocks));
	if (neededMm === 0) return { kind: 'nothing' };
	const roomMm = bottomMm - profile.window.bottomMm - belowWindowMm - furnitureMm;
	const share = neededMm / roomMm;
	if (share < 0.18) return { kind: 'few-lines' };
	if (share < 0.375) return { kind: 'quarter' };
	if (share < 0.625) return { kind: 'half' };
	if (share < 0.875) return { kind: 'three-quarters' };
	if (share <= shrinkRoom) return { kind: 'one' };
	const pages = 1 + (neededMm - roomMm) / laterPageMm;
	return pages < 1.3 ? { kind: 'little-over' } : { kind: 'pages', pages: Math.max(2, Math.ceil(pages)) };
}

function heightMm(paragraphs: string[]): number {
	const lines = paragraphs.reduce((sum, paragraph) => sum + linesOf(paragraph), 0);
	return lines * leadingMm + paragraphs.length * gapMm;
}

function linesOf(paragraph: string): number {
	return paragraph.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthMm(line) / columnMm)), 0);
}

function widthMm(line: string): number {
	const wideSigns = line.match(wide)?.length ?? 0;
	const signs = line.length - (line.match(marks)?.length ?? 0) - wideSigns;
	return wideSigns * wideSignMm + signs * signMm;
}

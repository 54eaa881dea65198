/**
 * Readers of a PDF (those that copy, search or read aloud) see signs from left to right and guess which of them run the other way:
 * from the letters alone, so that a full stop or space between two directions goes astray. Where one stands at such a border, an
 * invisible mark of its own direction is read with it.
 */
import { directionOf } from '#lib/domain/language/direction.ts';
import type { Guard, TextRun } from '#lib/domain/print/sheet.ts';
import { bidiClassOf } from './levels.ts';
import { isReadFromRight, needsMarks } from './read-direction.ts';
import type { PlacedToken } from './tokens.ts';

/** The runs of a line in visual order, with their guards. */
export function guardedRuns(visual: readonly PlacedToken[], lang: string): TextRun[] {
	return visual.map((token, index) => {
		const isOdd = isRtl(token);
		const isLeft = isMarkedSpace(token) || needsGuard(token, 'left', isBorder(isOdd, visual[index - 1], isOdd));
		const isRight = needsGuard(token, 'right', isBorder(isOdd, visual[index + 1], !isOdd && directionOf(lang) === 'rtl'));
		const guard: Guard | undefined = isLeft ? (isRight ? 'both' : 'left') : isRight ? 'right' : undefined;
		return guard ? token.drawer.setGuarded(token.set.run.text, guard).run : token.set.run;
	});
}

const isRtl = (token: PlacedToken) => token.level % 2 === 1;

const isMarkedSpace = (token: PlacedToken) => isRtl(token) && token.isSpace && needsMarks(token.set.run.script);

/** At the line's own edge it depends on which way a reader goes through the page. */
function isBorder(isOdd: boolean, neighbour: PlacedToken | undefined, isBorderAtEdge: boolean): boolean {
	return neighbour ? isRtl(neighbour) !== isOdd : isBorderAtEdge;
}

function needsGuard(token: PlacedToken, side: 'left' | 'right', isAtBorder: boolean): boolean {
	if (!isAtBorder) return false;
	const signs = [...token.set.run.text];
	const outer = (side === 'left') === isRtl(token) ? signs.at(-1) : signs[0];
	// MuPDF reads a mark and a letter of two UTF-16 units as three signs.
	if (outer !== undefined && outer.length > 1 && needsMarks(token.set.run.script)) return false;
	const bidiClass = outer === undefined ? 'L' : bidiClassOf(outer);
	if (bidiClass === 'L') return isRtl(token);
	if (outer !== undefined && isReadFromRight(outer)) return !isRtl(token);
	return isRtl(token) || (bidiClass !== 'EN' && bidiClass !== 'AN');
}

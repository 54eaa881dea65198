/**
 * Programs that copy, search or read a PDF aloud see its signs from left to right. They guess from the letters alone which signs run the
 * other way, so a full stop or a space between two directions can end up in the wrong place. Such a sign is therefore read together
 * with an invisible mark of its own direction.
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

/** At the edge of a line, the direction of the page decides. */
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

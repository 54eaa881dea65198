/** Pen lines on the screen: their path, and the tokens of the five pens. */
import type { PenColour, Strokes } from '#lib/domain/writing/strokes.ts';

/** Gives a line as the `d` of an SVG path. The numbers of the line are x and y in turn. */
export function strokePath(line: readonly number[]): string {
	let path = '';
	for (let at = 0; at + 1 < line.length; at += 2) path += `${at === 0 ? 'M' : 'L'}${line[at]} ${line[at + 1]}`;
	return path;
}

/** In the dark scheme the paper is dimmed, and so is the ink on it. */
export const inkOf: Readonly<Record<PenColour, string>> = {
	ink: 'var(--on-paper)',
	blue: 'var(--paper-action)',
	green: 'var(--delivered-fill)',
	red: 'var(--trouble-fill)',
	amber: 'var(--safe-fill)'
};

/** The width of a line without a pen of its own. It is printed in the same width. */
export const plainWidth = ({ width, height }: Strokes) => Math.max(width, height) * 0.008;

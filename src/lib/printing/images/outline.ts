/**
 * The ink of placed text as the path of an SVG: the glyphs of the print fonts, where the print has them. A screen that draws it shows
 * what will be printed, whatever fonts it has itself.
 */
import type { PlacedText } from '#lib/domain/print/sheet.ts';
import type { Ink } from '../text/clusters.ts';
import { openedOf, type OpenedFace } from '../text/face.ts';
import type { FontSet } from '../text/font-set.ts';
import { tokenOf } from '../text/token.ts';

/**
 * Gives the `d` of a line's path. It is in thousandths of the type size, from the left end of the line on its baseline, and y runs
 * down. It is empty when the line has no ink.
 */
export type Outline = (line: PlacedText) => string;

/** Outlines of lines that were set with these fonts. */
export function outlineWith(fonts: FontSet): Outline {
	return ({ runs = [] }) => {
		const pen = openPen();
		for (const run of runs) {
			const opened = openedOf(fonts.face(run.face));
			const scale = perEm / opened.outlines.unitsPerEm;
			for (const { ink, advance } of tokenOf(fonts.face(run.face), run).clusters) {
				for (const each of ink) pen.draw(opened, each, scale);
				pen.move(advance * scale);
			}
		}
		return pen.path();
	};
}

const perEm = 1000;

/** Writes whole numbers, each from the point before: lines of text have many points, and so they stay short. */
function openPen() {
	let path = '';
	let along = 0;
	let at: [number, number] = [0, 0];
	const write = (command: string, values: readonly number[], scale: number, x: number, y: number) => {
		const [fromX, fromY] = at;
		let numbers = '';
		for (let i = 0; i + 1 < values.length; i += 2) {
			at = [Math.round(x + (values[i] ?? 0) * scale), Math.round(-(y + (values[i + 1] ?? 0) * scale))];
			numbers += `${numbers === '' ? '' : ' '}${at[0] - fromX} ${at[1] - fromY}`;
		}
		path += command + numbers;
	};
	return {
		draw(face: OpenedFace, [glyph, dx, dy]: Ink, scale: number) {
			let start = at;
			for (const { type, values } of glyphOf(face, glyph)) {
				write(type.toLowerCase(), values, scale, along + dx * scale, dy * scale);
				if (type === 'M') start = at;
				// After the end of an outline, the next point is counted from where the outline began.
				if (type === 'Z') at = start;
			}
		},
		move: (advance: number) => void (along += advance),
		path: () => path
	};
}

interface PathCommand {
	type: string;
	values: number[];
}

const known = new WeakMap<OpenedFace, Map<number, PathCommand[]>>();

function glyphOf(face: OpenedFace, glyph: number): PathCommand[] {
	let glyphs = known.get(face);
	if (!glyphs) known.set(face, (glyphs = new Map()));
	let commands = glyphs.get(glyph);
	if (!commands) glyphs.set(glyph, (commands = face.font.glyphToJson(glyph)));
	return commands;
}

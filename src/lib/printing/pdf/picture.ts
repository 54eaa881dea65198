/** Draws a picture of filled and stroked shapes, such as a stamp's. */
import type { PictureShape, PlacedPicture } from '#lib/domain/print/sheet.ts';
import { colourOperands } from './colours.ts';
import { number } from './numbers.ts';

/** Gives the PDF operators; they leave the state of the page as it was. */
export function drawPicture({ xMm, yMm, unitMm, shapes, clip }: PlacedPicture): string {
	const box = clip ? `${[clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((mm) => number(mm)).join(' ')} re W n ` : '';
	const ground = `${number(unitMm, 6)} 0 0 ${number(unitMm, 6)} ${number(xMm)} ${number(yMm)} cm`;
	return `q ${box}${ground}\n${shapes.map(drawShapeOf).join('\n')}\nQ`;
}

function drawShapeOf({ path, fill, stroke, clip, isEvenOdd }: PictureShape): string {
	const line =
		stroke && `${colourOperands(stroke.colour)} RG ${number(stroke.width)} w ${ends[stroke.cap]} J ${corners[stroke.join]} j `;
	const paint = fill && stroke ? 'B' : fill ? 'f' : stroke ? 'S' : 'n';
	const drawn = `${line ?? ''}${fill ? `${colourOperands(fill)} rg ` : ''}${operatorsOf(path)} ${paint}${isEvenOdd && fill ? '*' : ''}`;
	return clip === undefined ? drawn : `q ${operatorsOf(clip)} W n ${drawn} Q`;
}

const ends = { butt: 0, round: 1 };
const corners = { miter: 0, round: 1 };
const operators: Readonly<Record<string, string>> = { M: 'm', L: 'l', C: 'c', Z: 'h' };

/** PDF writes the numbers of a step before its name. */
function operatorsOf(path: string): string {
	return path
		.replace(/([MLCZ])([^MLCZ]*)/g, (_, step: string, numbers: string) => `${numbers.trim()} ${operators[step]} `)
		.trim();
}

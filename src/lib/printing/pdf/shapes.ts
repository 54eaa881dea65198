/** Everything on a page that is not text: pen lines, rules, boxes, cells and pictures. */
import type { PlacedBox, PlacedCells, PlacedPicture, PlacedRule, PlacedStrokes } from '#lib/domain/print/sheet.ts';
import type { ByteWriter } from './byte-writer.ts';
import { colourOperands } from './colours.ts';
import { number } from './numbers.ts';
import { drawPicture } from './picture.ts';

/** Bézier handle of a quarter circle. */
const roundness = 0.5523;

/** Writes the PDF operators that draw a mark without text. */
export function drawShape(mark: PlacedStrokes | PlacedRule | PlacedBox | PlacedCells | PlacedPicture, out: ByteWriter) {
	switch (mark.kind) {
		case 'strokes':
			return drawStrokes(mark, out);
		case 'rule':
			return out.write(`${drawRule(mark)}\n`);
		case 'box':
			return out.write(`${drawBox(mark)}\n`);
		case 'cells':
			return out.write(`${drawCells(mark)}\n`);
		case 'picture':
			return out.write(`${drawPicture(mark)}\n`);
	}
}

/** Pen lines are in twentieths of a millimetre from a corner of their own: whole numbers are short, and as fine as a printer's dots. */
const perMm = 20;

function drawStrokes({ lines, clip }: PlacedStrokes, out: ByteWriter) {
	const corner = { xMm: Math.floor(lowest(lines, 0)), yMm: Math.floor(lowest(lines, 1)) };
	const sides = clip && [clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((value) => number(value));
	const ground = `${1 / perMm} 0 0 ${1 / perMm} ${corner.xMm} ${corner.yMm} cm`;
	out.write(`q ${sides ? `${sides.join(' ')} re W n ` : ''}${ground}\n`);
	for (const { colour, widthMm, pointsMm, isCurved } of lines) {
		out.write(`${colourOperands(colour)} RG ${number(widthMm * perMm, 1)} w `);
		if (isCurved) drawCurves(pointsMm, corner, out);
		else drawPath(pointsMm, corner, out);
		out.write(' S\n');
	}
	out.write('Q\n');
}

interface Corner {
	xMm: number;
	yMm: number;
}

/** Of one axis. */
function lowest(lines: PlacedStrokes['lines'], axis: 0 | 1): number {
	let least = Infinity;
	for (const { pointsMm } of lines) for (let i = axis; i < pointsMm.length; i += 2) least = Math.min(least, pointsMm[i] ?? least);
	return Number.isFinite(least) ? least : 0;
}

const whole = (mm: number) => Math.round(mm * perMm) || 0;

function writePoint(points: readonly number[], index: number, { xMm, yMm }: Corner, out: ByteWriter) {
	out.writeNumber(whole((points[index] ?? 0) - xMm));
	out.write(' ');
	out.writeNumber(whole((points[index + 1] ?? 0) - yMm));
	out.write(' ');
}

/** A line of one point is a dot: a path to itself with round ends. */
function drawPath(points: readonly number[], corner: Corner, out: ByteWriter) {
	writePoint(points, 0, corner, out);
	out.write('m');
	for (let i = points.length <= 2 ? 0 : 2; i === 0 || i + 1 < points.length; i += 2) {
		out.write(' ');
		writePoint(points, i, corner, out);
		out.write('l');
	}
}

/** A handle that lies on its own point is left out, as PDF allows. */
function drawCurves(points: readonly number[], corner: Corner, out: ByteWriter) {
	const isSame = (one: number, other: number) =>
		whole((points[one] ?? 0) - corner.xMm) === whole((points[other] ?? 0) - corner.xMm) &&
		whole((points[one + 1] ?? 0) - corner.yMm) === whole((points[other + 1] ?? 0) - corner.yMm);
	writePoint(points, 0, corner, out);
	out.write('m');
	for (let i = 2; i + 5 < points.length; i += 6) {
		const leavesStraight = isSame(i - 2, i);
		const arrivesStraight = isSame(i + 2, i + 4);
		out.write(' ');
		if (!leavesStraight) writePoint(points, i, corner, out);
		if (!arrivesStraight) writePoint(points, i + 2, corner, out);
		writePoint(points, i + 4, corner, out);
		out.write(leavesStraight ? (arrivesStraight ? 'l' : 'v') : arrivesStraight ? 'y' : 'c');
	}
}

function drawRule(rule: PlacedRule): string {
	const line = `${number(rule.x1Mm)} ${number(rule.y1Mm)} m ${number(rule.x2Mm)} ${number(rule.y2Mm)} l S`;
	const dash = rule.dashMm === undefined ? '' : ` [${number(rule.dashMm)}] 0 d`;
	return `q 0 J ${colourOperands(rule.colour)} RG ${number(rule.strokeMm)} w${dash} ${line} Q`;
}

function drawBox(box: PlacedBox): string {
	const pen = `${colourOperands(box.colour)} RG ${number(box.strokeMm)} w`;
	const corner = box.cornerMm ?? 0;
	if (corner === 0) return `${pen} ${[box.xMm, box.yMm, box.widthMm, box.heightMm].map((value) => number(value)).join(' ')} re S`;
	return `${pen} ${roundedPath(box, corner)} s`;
}

function roundedPath({ xMm: left, yMm: top, widthMm, heightMm }: PlacedBox, corner: number): string {
	const [right, bottom] = [left + widthMm, top + heightMm];
	const handle = corner * (1 - roundness);
	const line = (...values: number[]) => `${values.map((value) => number(value)).join(' ')}`;
	return [
		`${line(left + corner, top)} m ${line(right - corner, top)} l`,
		`${line(right - handle, top, right, top + handle, right, top + corner)} c ${line(right, bottom - corner)} l`,
		`${line(right, bottom - handle, right - handle, bottom, right - corner, bottom)} c ${line(left + corner, bottom)} l`,
		`${line(left + handle, bottom, left, bottom - handle, left, bottom - corner)} c ${line(left, top + corner)} l`,
		`${line(left, top + handle, left + handle, top, left + corner, top)} c`
	].join(' ');
}

/** Neighbouring dark cells are one rectangle, so that no hairline shows between them. */
function drawCells({ xMm, yMm, cellMm, rows, colour }: PlacedCells): string {
	const rectangles: string[] = [];
	rows.forEach((row, rowIndex) => {
		for (let start = 0; start < row.length; start++) {
			if (!row[start]) continue;
			let end = start;
			while (row[end]) end++;
			const sides = [xMm + start * cellMm, yMm + rowIndex * cellMm, (end - start) * cellMm, cellMm];
			rectangles.push(`${sides.map((value) => number(value, 4)).join(' ')} re`);
			start = end;
		}
	});
	return `${colourOperands(colour)} rg ${rectangles.join(' ')} f`;
}

/** Everything on a page that is not text: pen lines, rules, boxes and cells. */
import type { PlacedBox, PlacedCells, PlacedRule, PlacedStrokes } from '#lib/domain/sheet.ts';
import type { ByteWriter } from './byte-writer.ts';
import { colourOperands } from './colours.ts';
import { number } from './numbers.ts';

/** Bézier handle of a quarter circle. */
const roundness = 0.5523;

export function drawShape(mark: PlacedStrokes | PlacedRule | PlacedBox | PlacedCells, out: ByteWriter) {
	switch (mark.kind) {
		case 'strokes':
			return drawStrokes(mark, out);
		case 'rule':
			return out.write(`${drawRule(mark)}\n`);
		case 'box':
			return out.write(`${drawBox(mark)}\n`);
		case 'cells':
			return out.write(`${drawCells(mark)}\n`);
	}
}

/** Pen lines are in hundredths of a millimetre: whole numbers are short, and finer than a printer's dots. */
const perMm = 100;

function drawStrokes({ lines, clip }: PlacedStrokes, out: ByteWriter) {
	const sides = clip && [clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((value) => number(value));
	out.write(`q ${sides ? `${sides.join(' ')} re W n ` : ''}.01 0 0 .01 0 0 cm\n`);
	for (const { colour, widthMm, pointsMm } of lines) {
		out.write(`${colourOperands(colour)} RG ${Math.round(widthMm * perMm)} w `);
		drawPath(pointsMm, out);
		out.write(' S\n');
	}
	out.write('Q\n');
}

/** A line of one point is a dot: a path to itself with round ends. */
function drawPath(points: readonly number[], out: ByteWriter) {
	const writePoint = (index: number) => {
		out.writeNumber(Math.round((points[index] ?? 0) * perMm));
		out.write(' ');
		out.writeNumber(Math.round((points[index + 1] ?? 0) * perMm));
	};
	writePoint(0);
	out.write(' m');
	for (let i = points.length <= 2 ? 0 : 2; i === 0 || i + 1 < points.length; i += 2) {
		out.write(' ');
		writePoint(i);
		out.write(' l');
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

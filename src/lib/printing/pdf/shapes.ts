/** Everything on a page that is not text: pen lines, rules, boxes and cells. */
import type { PlacedBox, PlacedCells, PlacedRule, PlacedStrokes } from '#lib/domain/sheet.ts';
import { colourOperands } from './colours.ts';
import { number } from './numbers.ts';

/** Bézier handle of a quarter circle. */
const roundness = 0.5523;

export function drawShape(mark: PlacedStrokes | PlacedRule | PlacedBox | PlacedCells): string {
	switch (mark.kind) {
		case 'strokes':
			return drawStrokes(mark);
		case 'rule':
			return drawRule(mark);
		case 'box':
			return drawBox(mark);
		case 'cells':
			return drawCells(mark);
	}
}

/** Pen lines are in hundredths of a millimetre: whole numbers are short, and finer than a printer's dots. */
const perMm = 100;

function drawStrokes({ lines, clip }: PlacedStrokes): string {
	const drawn = lines.map(
		({ colour, widthMm, pointsMm, isCurved }) =>
			`${colourOperands(colour)} RG ${Math.round(widthMm * perMm)} w ${isCurved ? curvesOf(pointsMm) : pathOf(pointsMm)} S`
	);
	const sides = clip && [clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((value) => number(value));
	const ground = `q ${sides ? `${sides.join(' ')} re W n ` : ''}.01 0 0 .01 0 0 cm`;
	return [ground, ...drawn, 'Q'].join('\n');
}

/** A line of one point is a dot: a path to itself with round ends. */
function pathOf(points: readonly number[]): string {
	const at = (index: number) => Math.round((points[index] ?? 0) * perMm) || 0;
	let path = `${at(0)} ${at(1)} m`;
	for (let i = 2; i + 1 < points.length; i += 2) path += ` ${at(i)} ${at(i + 1)} l`;
	return points.length <= 2 ? `${path} ${at(0)} ${at(1)} l` : path;
}

/** A handle that lies on its own point is left out, as PDF allows. */
function curvesOf(points: readonly number[]): string {
	const pair = (index: number) =>
		`${Math.round((points[index] ?? 0) * perMm) || 0} ${Math.round((points[index + 1] ?? 0) * perMm) || 0}`;
	let from = pair(0);
	let path = `${from} m`;
	for (let i = 2; i + 5 < points.length; i += 6) {
		const [leaving, arriving, to] = [pair(i), pair(i + 2), pair(i + 4)];
		if (leaving === from && arriving === to) path += ` ${to} l`;
		else if (leaving === from) path += ` ${arriving} ${to} v`;
		else if (arriving === to) path += ` ${leaving} ${to} y`;
		else path += ` ${leaving} ${arriving} ${to} c`;
		from = to;
	}
	return path;
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

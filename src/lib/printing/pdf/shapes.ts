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

/** Pen lines are in twentieths of a millimetre from a corner of their own: whole numbers are short, and as fine as a printer's dots. */
const perMm = 20;

function drawStrokes({ lines, clip }: PlacedStrokes): string {
	const corner = { xMm: Math.floor(lowest(lines, 0)), yMm: Math.floor(lowest(lines, 1)) };
	const drawn = lines.map(({ colour, widthMm, pointsMm, isCurved }) => {
		const path = isCurved ? curvesOf(pointsMm, corner) : pathOf(pointsMm, corner);
		return `${colourOperands(colour)} RG ${number(widthMm * perMm, 1)} w ${path} S`;
	});
	const sides = clip && [clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((value) => number(value));
	const ground = `q ${sides ? `${sides.join(' ')} re W n ` : ''}${1 / perMm} 0 0 ${1 / perMm} ${corner.xMm} ${corner.yMm} cm`;
	return [ground, ...drawn, 'Q'].join('\n');
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

/** Gives the pair of numbers at an index. */
function pairsOf(points: readonly number[], { xMm, yMm }: Corner): (index: number) => string {
	const whole = (mm: number) => Math.round(mm * perMm) || 0;
	return (index) => `${whole((points[index] ?? 0) - xMm)} ${whole((points[index + 1] ?? 0) - yMm)}`;
}

/** A line of one point is a dot: a path to itself with round ends. */
function pathOf(points: readonly number[], corner: Corner): string {
	const pair = pairsOf(points, corner);
	let path = `${pair(0)} m`;
	for (let i = 2; i + 1 < points.length; i += 2) path += ` ${pair(i)} l`;
	return points.length <= 2 ? `${path} ${pair(0)} l` : path;
}

/** A handle that lies on its own point is left out, as PDF allows. */
function curvesOf(points: readonly number[], corner: Corner): string {
	const pair = pairsOf(points, corner);
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

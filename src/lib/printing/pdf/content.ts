/** The content stream of a page. Its ground is turned once, so that everything after is in millimetres from the top left. */
import type {
	Mark,
	PlacedBox,
	PlacedCells,
	PlacedGroup,
	PlacedRule,
	PlacedStrokes,
	PlacedText,
	SheetPage
} from '#lib/domain/sheet.ts';
import { colourOperands } from './colours.ts';
import type { DocumentFonts } from './document-fonts.ts';

const pointsPerMm = 72 / 25.4;
const mmPerPoint = 25.4 / 72;
/** Bézier handle of a quarter circle. */
const roundness = 0.5523;

export const toPoints = (mm: number) => mm * pointsPerMm;

export function contentOf(page: SheetPage, fonts: DocumentFonts): string {
	const scale = number(pointsPerMm, 6);
	const ground = `q ${scale} 0 0 -${scale} 0 ${number(toPoints(page.heightMm))} cm 1 J 1 j`;
	return [ground, ...page.marks.map((mark) => drawMark(mark, fonts)), 'Q'].join('\n');
}

function drawMark(mark: Mark, fonts: DocumentFonts): string {
	switch (mark.kind) {
		case 'text':
			return drawText(mark, fonts);
		case 'strokes':
			return drawStrokes(mark);
		case 'rule':
			return drawRule(mark);
		case 'box':
			return drawBox(mark);
		case 'cells':
			return drawCells(mark);
		case 'group':
			return drawGroup(mark, fonts);
	}
}

/** Throws for text that was never measured: it would be drawn with no font. */
function drawText(mark: PlacedText, fonts: DocumentFonts): string {
	if (!mark.runs) throw new Error('text without runs cannot be drawn');
	if (mark.runs.length === 0) return '';
	const size = number(mark.sizePt * mmPerPoint, 4);
	let text = `BT ${colourOperands(mark.colour)} rg 1 0 0 -1 ${number(mark.xMm)} ${number(mark.baselineMm)} Tm`;
	let current = '';
	let array = '';
	for (const run of mark.runs) {
		const { font, operands } = fonts.operandsOf(run);
		if (font !== current) text += `${array && ` [${array}]TJ`} /${font} ${size} Tf`;
		array = font === current ? array + operands : operands;
		current = font;
	}
	// Neighbouring strings are one string.
	return `${text} [${array.replaceAll(')(', '')}]TJ ET`;
}

function drawStrokes({ lines, clip }: PlacedStrokes): string {
	const drawn = lines
		.map(({ colour, widthMm, pointsMm }) => `${colourOperands(colour)} RG ${number(widthMm)} w ${pathOf(pointsMm)} S`)
		.join('\n');
	if (!clip) return drawn;
	const sides = [clip.xMm, clip.yMm, clip.widthMm, clip.heightMm].map((value) => number(value));
	return `q ${sides.join(' ')} re W n\n${drawn}\nQ`;
}

/** A line of one point is a dot: a path to itself with round ends. */
function pathOf(points: readonly number[]): string {
	let path = `${number(points[0] ?? 0)} ${number(points[1] ?? 0)} m`;
	for (let i = 2; i + 1 < points.length; i += 2) path += ` ${number(points[i] ?? 0)} ${number(points[i + 1] ?? 0)} l`;
	return points.length <= 2 ? `${path} ${number(points[0] ?? 0)} ${number(points[1] ?? 0)} l` : path;
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

function drawGroup({ xMm, yMm, degrees, marks }: PlacedGroup, fonts: DocumentFonts): string {
	const angle = (degrees * Math.PI) / 180;
	const [cos, sin] = [number(Math.cos(angle), 6), number(Math.sin(angle), 6)];
	const matrix = `${cos} ${sin} ${number(-Math.sin(angle), 6)} ${cos} ${number(xMm)} ${number(yMm)} cm`;
	return [`q ${matrix}`, ...marks.map((mark) => drawMark(mark, fonts)), 'Q'].join('\n');
}

/** A micrometre is far finer than any printer. Never in exponent form, never "-0". */
function number(value: number, digits = 3): string {
	const factor = 10 ** digits;
	return String(Math.round(value * factor) / factor || 0);
}

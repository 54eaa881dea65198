/** Draws a laid-out page on a canvas, from the same marks that go into the PDF: pictures to share, as PNG. */
import { mmPerPoint, type Mark, type PictureShape, type PlacedPicture, type SheetPage } from '#lib/domain/print/sheet.ts';
import { hexOf } from '../pdf/colours.ts';
import type { Outline } from './outline.ts';

type Canvas2d = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** `pixelsPerMm` is how many pixels lie along a millimetre of the page. The ground is white where the page draws nothing. */
export function drawOnCanvas(page: SheetPage, pen: Canvas2d, outline: Outline, pixelsPerMm: number) {
	pen.save();
	pen.scale(pixelsPerMm, pixelsPerMm);
	pen.fillStyle = '#ffffff';
	pen.fillRect(0, 0, page.widthMm, page.heightMm);
	for (const mark of page.marks) drawMark(mark, pen, outline);
	pen.restore();
}

function drawMark(mark: Mark, pen: Canvas2d, outline: Outline) {
	pen.save();
	switch (mark.kind) {
		case 'text': {
			const scale = (mark.sizePt * mmPerPoint) / 1000;
			pen.translate(mark.xMm, mark.baselineMm);
			pen.scale(scale, scale);
			pen.fillStyle = hexOf(mark.colour);
			pen.fill(new Path2D(outline(mark)));
			break;
		}
		case 'strokes':
			drawStrokes(mark, pen);
			break;
		case 'rule':
			pen.strokeStyle = hexOf(mark.colour);
			pen.lineWidth = mark.strokeMm;
			if (mark.dashMm !== undefined) pen.setLineDash([mark.dashMm]);
			pen.stroke(new Path2D(`M${mark.x1Mm} ${mark.y1Mm}L${mark.x2Mm} ${mark.y2Mm}`));
			break;
		case 'box':
			pen.strokeStyle = hexOf(mark.colour);
			pen.lineWidth = mark.strokeMm;
			pen.beginPath();
			pen.roundRect(mark.xMm, mark.yMm, mark.widthMm, mark.heightMm, mark.cornerMm ?? 0);
			pen.stroke();
			break;
		case 'cells':
			pen.fillStyle = hexOf(mark.colour);
			pen.translate(mark.xMm, mark.yMm);
			pen.scale(mark.cellMm, mark.cellMm);
			pen.fill(new Path2D(mark.rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1Z` : ''))).join('')));
			break;
		case 'picture':
			drawPicture(mark, pen);
			break;
		case 'group':
			pen.translate(mark.xMm, mark.yMm);
			pen.rotate((mark.degrees * Math.PI) / 180);
			for (const inner of mark.marks) drawMark(inner, pen, outline);
	}
	pen.restore();
}

function drawStrokes({ lines, clip }: Extract<Mark, { kind: 'strokes' }>, pen: Canvas2d) {
	if (clip) clipTo(`M${clip.xMm} ${clip.yMm}h${clip.widthMm}v${clip.heightMm}h${-clip.widthMm}Z`, pen);
	pen.lineCap = 'round';
	pen.lineJoin = 'round';
	for (const { colour, widthMm, pointsMm, isCurved } of lines) {
		const [x = 0, y = 0, ...rest] = pointsMm;
		pen.strokeStyle = hexOf(colour);
		pen.lineWidth = widthMm;
		pen.stroke(new Path2D(`M${x} ${y}${isCurved ? 'C' : 'L'}${rest.length === 0 ? `${x} ${y}` : rest.join(' ')}`));
	}
}

function drawPicture({ xMm, yMm, unitMm, shapes, clip }: PlacedPicture, pen: Canvas2d) {
	if (clip) clipTo(`M${clip.xMm} ${clip.yMm}h${clip.widthMm}v${clip.heightMm}h${-clip.widthMm}Z`, pen);
	pen.translate(xMm, yMm);
	pen.scale(unitMm, unitMm);
	for (const shape of shapes) drawShape(shape, pen);
}

function drawShape({ path, fill, stroke, clip, isEvenOdd }: PictureShape, pen: Canvas2d) {
	pen.save();
	if (clip !== undefined) clipTo(clip, pen);
	const drawn = new Path2D(path);
	if (fill) {
		pen.fillStyle = fill;
		pen.fill(drawn, isEvenOdd ? 'evenodd' : 'nonzero');
	}
	if (stroke) {
		pen.strokeStyle = stroke.colour;
		pen.lineWidth = stroke.width;
		pen.lineCap = stroke.cap;
		pen.lineJoin = stroke.join;
		pen.stroke(drawn);
	}
	pen.restore();
}

const clipTo = (path: string, pen: Canvas2d) => pen.clip(new Path2D(path));

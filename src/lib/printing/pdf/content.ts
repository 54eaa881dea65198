/** The content stream of a page. Its ground is turned once, so that everything after is in millimetres from the top left. */
import {
	mmPerPoint,
	type Mark,
	type PlacedGroup,
	type PlacedText,
	type SheetPage,
	type TextBlock,
	type TextRun
} from '#lib/domain/print/sheet.ts';
import type { ByteWriter } from './byte-writer.ts';
import { colourOperands } from './colours.ts';
import type { DocumentFonts } from './document-fonts.ts';
import { drawShape } from './shapes.ts';
import { number, pointsPerMm, toPoints } from './numbers.ts';
import { boxAroundStrokes, groundOf, groundWithin, type Ground } from './ground.ts';
import { blockTag, type PageBox, type PageTags } from './structure.ts';

/** Writes it to `out`. Without `tags` the page says nothing of what its text is. */
export function writeContent(page: SheetPage, fonts: DocumentFonts, tags: PageTags | undefined, out: ByteWriter) {
	const scale = number(pointsPerMm, 6);
	const pen = openPen(fonts, tags, out);
	const ground = groundOf(page.heightMm);
	pen.add(`q ${scale} 0 0 -${scale} 0 ${number(toPoints(page.heightMm))} cm 1 J 1 j`);
	for (const mark of page.marks) drawMark(mark, pen, ground);
	pen.leaveBlock();
	pen.add('Q');
}

type Pen = ReturnType<typeof openPen>;

function drawMark(mark: Mark, pen: Pen, ground: Ground) {
	if (mark.kind === 'text') return pen.text(mark);
	if (mark.kind === 'group') return drawGroup(mark, pen, ground);
	const figure = mark.kind === 'strokes' ? mark.block : undefined;
	pen.enterBlock(figure);
	if (figure && mark.kind === 'strokes') pen.place(figure, boxAroundStrokes(mark, ground));
	pen.shape(mark);
}

function drawGroup(group: PlacedGroup, pen: Pen, ground: Ground) {
	const { xMm, yMm, degrees, marks } = group;
	const own = groundWithin(ground, group);
	const angle = (degrees * Math.PI) / 180;
	const [cos, sin] = [number(Math.cos(angle), 6), number(Math.sin(angle), 6)];
	pen.leaveBlock();
	pen.add(`q ${cos} ${sin} ${number(-Math.sin(angle), 6)} ${cos} ${number(xMm)} ${number(yMm)} cm`);
	pen.forget();
	for (const mark of marks) drawMark(mark, pen, own);
	pen.leaveBlock();
	pen.add('Q');
	pen.forget();
}

/** Writes only the operators that change something, because most lines differ from the line before only in their words. */
function openPen(fonts: DocumentFonts, tags: PageTags | undefined, out: ByteWriter) {
	let inText = false;
	let colour = '';
	let font = '';
	let size = '';
	/** Where the last line began. */
	let at: { x: number; y: number } | undefined;
	let block: TextBlock | 'artifact' | undefined;
	/** The line before in the same block, when a space parts it from the next. */
	let before: TextRun | undefined;

	const add = (operators: string) => {
		out.write(operators);
		out.write('\n');
	};
	const endText = () => {
		if (inText) add('ET');
		inText = false;
		at = undefined;
	};
	const leaveBlock = () => {
		endText();
		if (block !== undefined && tags) add('EMC');
		block = undefined;
		before = undefined;
	};
	/** Undefined means that the text is only for paper, such as a page number. A screen reader skips it. */
	const enterBlock = (next: TextBlock | undefined) => {
		if (block === (next ?? 'artifact')) return;
		leaveBlock();
		block = next ?? 'artifact';
		if (tags) add(next ? `/${blockTag(next)} <</MCID ${tags.mark(next)}>>BDC` : '/Artifact BMC');
	};
	const moveTo = (x: number, y: number) => {
		// In text space y runs up, and the ground was turned down.
		if (!at) out.write('1 0 0 -1 ');
		out.writeNumber(at ? x - at.x : x);
		out.write(' ');
		out.writeNumber(at ? at.y - y : y);
		out.write(at ? ' Td ' : ' Tm ');
		at = { x, y };
	};
	const showRuns = (runs: readonly TextRun[], wantedSize: string) => {
		let isShowing = false;
		for (const run of runs) {
			const drawn = fonts.draw(run);
			if (drawn.font !== font || wantedSize !== size) {
				if (isShowing) out.write(')]TJ ');
				out.write(`/${drawn.font} ${wantedSize} Tf `);
				font = drawn.font;
				size = wantedSize;
				isShowing = false;
			}
			if (!isShowing) out.write('[(');
			isShowing = true;
			out.write(drawn.operands);
		}
		out.write(')]TJ\n');
	};
	/** Hangs over the end of the line before, as the space did that the line was broken at: readers aloud join the lines of a block. */
	const showSpaceBefore = () => {
		if (!before || !tags) return;
		const space = fonts.spaceAfter(before);
		if (space.font === font) out.write(`[(${space.operands})]TJ\n`);
	};
	return {
		add,
		leaveBlock,
		enterBlock,
		forget() {
			colour = '';
			font = '';
		},
		shape(mark: Parameters<typeof drawShape>[0]) {
			endText();
			drawShape(mark, out);
			// A shape may set the colour that text is filled with.
			colour = '';
		},
		place: (figure: TextBlock, box: PageBox) => tags?.place(figure, box),
		/** Throws for text that was never measured: it would be drawn with no font. */
		text(mark: PlacedText) {
			if (!mark.runs) throw new Error('text without runs cannot be drawn');
			if (mark.runs.length === 0) return;
			enterBlock(mark.block);
			if (mark.block) tags?.read(mark.block, mark);
			showSpaceBefore();
			before = mark.block && !mark.isCut && !mark.isRtl ? mark.runs.at(-1) : undefined;
			if (!inText) out.write('BT ');
			inText = true;
			const wanted = colourOperands(mark.colour);
			if (wanted !== colour) out.write(`${wanted} rg `);
			colour = wanted;
			moveTo(Math.round(mark.xMm * 1000) / 1000, Math.round(mark.baselineMm * 1000) / 1000);
			showRuns(mark.runs, number(mark.sizePt * mmPerPoint, 4));
		}
	};
}

/**
 * A laid-out page as data: what stands where, in millimetres from the top left corner. `printing` makes it, the PDF writer draws
 * it, and the screen's preview can draw the same marks as SVG, so that what is seen is what is printed.
 */
import type { PenColour } from '../writing/strokes.ts';

/** Type sizes are in points; everything else is in millimetres. */
export const mmPerPoint = 25.4 / 72;

/** What a mark is for. The code that draws the mark chooses the colour. The pens of a drawing have their own colours. */
export type ColourRole = PenColour | 'soft' | 'line' | 'practice';
/** A colour that stays what it is on every ground, as those of a stamp do. */
export type OwnColour = `#${string}`;
export type Paint = ColourRole | OwnColour;
/** `black` is for the headlines of posters. A script without such a face is set bold. */
export type Weight = 'regular' | 'bold' | 'black';

/** A piece of a line in one font, one script and one direction. Runs stand in visual order, from left to right. */
export interface TextRun {
	/** The key of the font it was measured with. */
	face: string;
	text: string;
	script: string;
	lang: string;
	isRtl: boolean;
	/**
	 * The side of the run, as seen, where readers of the PDF find an invisible direction mark, so that a copied line keeps its order.
	 * `text` does not hold the mark. Absent when the run needs none.
	 */
	guard?: Guard;
	/** Ends in a hyphen that nobody wrote: drawn as one, and read as the soft hyphen at which a word goes on. */
	isDivided?: true;
}

export type Guard = 'left' | 'right' | 'both';

/** Joins the lines of one paragraph. A screen reader reads them as one paragraph, and a person copies them as one. */
export interface TextBlock {
	role: 'heading' | 'paragraph' | 'address' | 'figure';
	section: TextSection;
	/** What a figure shows, for people who cannot see it, and the language of that text. */
	alt?: { text: string; lang: string };
}

/** A letter or card as a whole. */
export interface TextSection {
	lang: string;
}

/** One visual line of text. `xMm` is its left end, whatever its direction. */
export interface PlacedText {
	kind: 'text';
	xMm: number;
	baselineMm: number;
	widthMm: number;
	sizePt: number;
	weight: Weight;
	colour: Paint;
	/** The line in logical order. */
	text: string;
	isRtl: boolean;
	/** Absent for text that only helps on paper, such as a page number. */
	block?: TextBlock;
	/** The line ends inside a word, so a screen reader goes on without a space. */
	isCut?: true;
	/** The line ends in a hyphen that only shows because it ends there. */
	isDivided?: true;
	/** Absent when nobody has measured it with the print fonts. */
	runs?: readonly TextRun[];
}

/** Pen lines in millimetres, each with its own colour and width. */
export interface PlacedStrokes {
	kind: 'strokes';
	lines: readonly PlacedPenLine[];
	/** What the strokes show. Absent for ornaments. */
	block?: TextBlock;
	/** Nothing is drawn outside this box, because a pen may have run off its pad. Absent when no line can leave its place. */
	clip?: { xMm: number; yMm: number; widthMm: number; heightMm: number };
}

export interface PlacedPenLine {
	colour: ColourRole;
	widthMm: number;
	/** x0, y0, x1, y1, …. A curved line has its first point, and then two handles and an end for each Bézier curve. */
	pointsMm: readonly number[];
	isCurved?: true;
}

export interface PlacedRule {
	kind: 'rule';
	x1Mm: number;
	y1Mm: number;
	x2Mm: number;
	y2Mm: number;
	strokeMm: number;
	colour: ColourRole;
	/** The length of the dashes and of the gaps between them. Absent for a line without gaps. */
	dashMm?: number;
}

export interface PlacedBox {
	kind: 'box';
	xMm: number;
	yMm: number;
	widthMm: number;
	heightMm: number;
	strokeMm: number;
	colour: ColourRole;
	cornerMm?: number;
}

/** A QR code; `true` is a dark cell. It has no quiet zone, so the caller leaves four cells free around it. */
export interface PlacedCells {
	kind: 'cells';
	xMm: number;
	yMm: number;
	cellMm: number;
	rows: readonly (readonly boolean[])[];
	colour: ColourRole;
}

/** A drawing of filled and stroked shapes, with numbers in units of its own. */
export interface PlacedPicture {
	kind: 'picture';
	/** Where the origin of the drawing lies on the page. */
	xMm: number;
	yMm: number;
	/** The length of one of its units. */
	unitMm: number;
	shapes: readonly PictureShape[];
	/** Nothing of the drawing shows outside this box of the page. */
	clip?: { xMm: number; yMm: number; widthMm: number; heightMm: number };
}

export interface PictureShape {
	/** An SVG path of only absolute `M`, `L`, `C` and `Z`: "M0 0L10 0L10 10Z". */
	path: string;
	fill?: OwnColour;
	/** Overlapping parts of the path are holes. */
	isEvenOdd?: true;
	stroke?: { colour: OwnColour; width: number; cap: 'butt' | 'round'; join: 'miter' | 'round' };
	/** A path outside which the shape does not show. */
	clip?: string;
}

/** Marks with their own origin, which lies at `xMm`, `yMm`. They are turned clockwise around it. */
export interface PlacedGroup {
	kind: 'group';
	xMm: number;
	yMm: number;
	degrees: number;
	marks: readonly Mark[];
}

export type Mark = PlacedText | PlacedStrokes | PlacedRule | PlacedBox | PlacedCells | PlacedPicture | PlacedGroup;

export interface SheetPage {
	widthMm: number;
	heightMm: number;
	marks: readonly Mark[];
	/** Where the sheet is cut, and how far pictures run over the cut; absent when the whole page stays. */
	trim?: PageTrim;
}

export interface PageTrim {
	leftMm: number;
	topMm: number;
	rightMm: number;
	bottomMm: number;
	bleedMm: number;
}

/** Gives every text mark of a page, also those inside groups, in the order they were placed. */
export function textsOf(marks: readonly Mark[]): PlacedText[] {
	return marks.flatMap((mark) => (mark.kind === 'group' ? textsOf(mark.marks) : mark.kind === 'text' ? [mark] : []));
}

/** What a file says to the program that prints it: at its own size, on how many sides, and where its pages are cut. */
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { number, toPoints } from './numbers.ts';

/** `as-printer` says nothing: letters on one side and cards on both are in one file. */
export type Sides = 'one' | 'long-edge' | 'short-edge' | 'as-printer';

const duplex = {
	one: '/Duplex/Simplex',
	'long-edge': '/Duplex/DuplexFlipLongEdge',
	'short-edge': '/Duplex/DuplexFlipShortEdge',
	'as-printer': ''
} as const;

/** ISO 32000-1, 12.2. Without it a print dialog scales to fit, and the address leaves its window. */
export const viewerPreferences = (sides: Sides) =>
	`/ViewerPreferences<</DisplayDocTitle true/PrintScaling/None/PickTrayByPDFSize true${duplex[sides]}>>`;

/** The boxes of a page beside its MediaBox (ISO 32000-1, 14.11.2), inside the page whatever the nudge: its cut, and the bleed around it. */
export function pageBoxes({ widthMm, heightMm, trim }: SheetPage): string {
	const cut = trim ?? { leftMm: 0, topMm: 0, rightMm: widthMm, bottomMm: heightMm, bleedMm: 0 };
	const box = (overMm: number) =>
		[
			Math.max(0, cut.leftMm - overMm),
			Math.max(0, heightMm - cut.bottomMm - overMm),
			Math.min(widthMm, cut.rightMm + overMm),
			Math.min(heightMm, heightMm - cut.topMm + overMm)
		]
			.map((mm) => number(toPoints(mm)))
			.join(' ');
	return `/TrimBox[${box(0)}]/BleedBox[${box(cut.bleedMm)}]`;
}

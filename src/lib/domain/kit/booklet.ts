/** The order of pages in a booklet: sheets folded once, laid into each other, and stapled at the fold. */

/** Left and right of one side of a sheet, counted from 0; undefined is a page that stays empty. */
export type Spread = readonly [left: number | undefined, right: number | undefined];

/** The front and the back of each sheet, the outermost first. `count` is filled up to a multiple of four. */
export function bookletSheets(count: number): { front: Spread; back: Spread }[] {
	const whole = Math.ceil(count / 4) * 4;
	const page = (number: number) => (number < count ? number : undefined);
	return Array.from({ length: whole / 4 }, (_, sheet) => ({
		front: [page(whole - 1 - 2 * sheet), page(2 * sheet)],
		back: [page(2 * sheet + 1), page(whole - 2 - 2 * sheet)]
	}));
}

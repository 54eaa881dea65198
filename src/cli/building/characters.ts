/** Blocks of characters that are kept from fonts with many more. Both ends are included. */
type Ranges = readonly (readonly [first: number, last: number])[];

/** The letters and signs that European languages and Vietnamese need. */
export const european: Ranges = [
	[0x20, 0x24f], // Latin, Latin-1, Extended-A and -B
	[0x250, 0x52f], // IPA, modifiers, combining marks, Greek, Cyrillic
	[0x1ab0, 0x1aff],
	[0x1c80, 0x1c8f],
	[0x1d00, 0x20cf], // phonetic, Latin Additional (Vietnamese), Greek Extended, punctuation, currency
	[0x2100, 0x22ff], // letterlike, fractions, arrows, mathematical signs
	[0x2300, 0x27bf],
	[0x2c60, 0x2c7f],
	[0x2de0, 0x2e5f],
	[0xa640, 0xa69f],
	[0xa700, 0xa7ff],
	[0xab30, 0xab6f],
	[0xfb00, 0xfb06]
];

/** The Ethiopic blocks, with the Latin letters and signs that stand beside them. */
export const ethiopic: Ranges = [
	[0x20, 0x7e],
	[0xa0, 0xff],
	[0x300, 0x36f],
	[0x1200, 0x139f],
	[0x2010, 0x2027],
	[0x2d80, 0x2ddf],
	[0xab00, 0xab2f],
	[0x1e7e0, 0x1e7ff]
];

/** Gives a test that is true for code points in these blocks. */
export const inRanges = (ranges: Ranges) => (codePoint: number) =>
	ranges.some(([first, last]) => codePoint >= first && codePoint <= last);

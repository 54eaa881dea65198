/** How a country stands under the picture of a stamp, in the stamp's own units of which it is 240 wide. */
export interface CountryLines {
	lines: string[];
	sizePx: number;
}

const largestPx = 21;
/** Below this size the name is easier to read on two lines. */
const smallestOnOneLinePx = 15;
/** So wide may the name be before it comes near the number. */
const roomPx = 150;
/** The width of a capital of the letter face, as a share of its size. */
const capital = 0.68;

/** Long names are set smaller, and very long ones of several words on two lines. */
export function countryLines(country: string): CountryLines {
	const whole = { lines: [country], sizePx: sizeOf([country], largestPx) };
	if (whole.sizePx >= smallestOnOneLinePx) return whole;
	return inTwo(country)
		.map((lines) => ({ lines, sizePx: sizeOf(lines, smallestOnOneLinePx) }))
		.reduce((best, next) => (next.sizePx > best.sizePx ? next : best), whole);
}

const sizeOf = (lines: string[], mostPx: number) =>
	Math.min(mostPx, roomPx / Math.max(1, ...lines.map((line) => line.length * capital)));

/** Gives each way to part the words over two lines. */
function inTwo(country: string): string[][] {
	const words = country.split(' ');
	return words.slice(1).map((_, at) => [words.slice(0, at + 1).join(' '), words.slice(at + 1).join(' ')]);
}

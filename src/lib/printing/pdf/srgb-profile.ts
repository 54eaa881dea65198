/**
 * The sRGB colour space as an ICC profile (ISO 15076-1:2005, which is ICC 4.2), so that a file says which red is meant by its red.
 * It is computed from the published numbers of IEC 61966-2-1: the primaries and the white of ITU-R BT.709 and the curve of sRGB.
 */
import { binaryString } from './binary.ts';

type Triple = readonly [number, number, number];

/** Chromaticities x and y (IEC 61966-2-1, table 1). */
const primaries = [
	[0.64, 0.33],
	[0.3, 0.6],
	[0.15, 0.06]
] as const;
const d65 = [0.3127, 0.329] as const;
/** The white that profiles are adapted to (ISO 15076-1, 7.2.16). */
const d50: Triple = [0.9642, 1, 0.8249];
/** Y = (aX + b) to the power g from d on, and cX below (IEC 61966-2-1, 5.2). */
const curve = { g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045 };
/** Bradford's matrix for adapting to another white (ISO 15076-1, annex E). */
const bradford: readonly Triple[] = [
	[0.8951, 0.2664, -0.1614],
	[-0.7502, 1.7135, 0.0367],
	[0.0389, -0.0685, 1.0296]
];

export const srgbName = 'sRGB IEC61966-2.1';

/** The profile as bytes, one in each character. */
export function srgbProfile(): string {
	const chad = adaptation(whole(d65), d50);
	const columns = primariesIn(whole(d65)).map((column) => times(chad, column));
	const [red, green, blue] = columns.map((column) => tag('XYZ ', column));
	const shared = tag('para', [curve.g, curve.a, curve.b, curve.c, curve.d], [0, 3, 0, 0]);
	return profile([
		['desc', words(srgbName)],
		['cprt', words('No copyright, use freely')],
		['wtpt', tag('XYZ ', d50)],
		['chad', tag('sf32', chad.flat())],
		['rXYZ', red ?? ''],
		['gXYZ', green ?? ''],
		['bXYZ', blue ?? ''],
		['rTRC', shared],
		['gTRC', shared],
		['bTRC', shared]
	]);
}

/** A chromaticity at full light: XYZ with Y = 1. */
const whole = ([x, y]: readonly [number, number]): Triple => [x / y, 1, (1 - x - y) / y];

/** The primaries in such amounts that together they are white. */
function primariesIn(white: Triple): Triple[] {
	const bare = primaries.map(whole);
	const amounts = times(inverse(transposed(bare)), white);
	return bare.map(([x, y, z], index) => [x, y, z].map((part) => part * (amounts[index] ?? 0)) as unknown as Triple);
}

function adaptation(from: Triple, to: Triple): Triple[] {
	const [seen, wanted] = [times(bradford, from), times(bradford, to)];
	const scaled = bradford.map((row, index) => row.map((each) => (each * (wanted[index] ?? 0)) / (seen[index] ?? 1)));
	const columns = transposed(scaled as unknown as Triple[]).map((column) => times(inverse(bradford), column));
	return transposed(columns);
}

const times = (rows: readonly Triple[], [x, y, z]: Triple) => rows.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;

const transposed = (rows: readonly Triple[]) =>
	[0, 1, 2].map((column) => rows.map((row) => row[column] ?? 0) as unknown as Triple);

function inverse(rows: readonly Triple[]): Triple[] {
	const at = (row: number, column: number) => rows[row % 3]?.[column % 3] ?? 0;
	/** The cofactor of a place; counting on past the third row and column gives it its sign. */
	const cofactor = (row: number, column: number) =>
		at(row + 1, column + 1) * at(row + 2, column + 2) - at(row + 1, column + 2) * at(row + 2, column + 1);
	const determinant = at(0, 0) * cofactor(0, 0) + at(0, 1) * cofactor(0, 1) + at(0, 2) * cofactor(0, 2);
	return [0, 1, 2].map((row) => [0, 1, 2].map((column) => cofactor(column, row) / determinant) as unknown as Triple);
}

const number = (value: number) => [24, 16, 8, 0].map((shift) => String.fromCharCode((value >>> shift) & 255)).join('');
const fixed = (value: number) => number(Math.round(value * 65_536));

/** A tag of fixed-point numbers; `head` are the bytes between its name and them. */
const tag = (type: string, values: readonly number[], head: readonly number[] = []) =>
	`${type}\0\0\0\0${binaryString(new Uint8Array(head))}${values.map(fixed).join('')}`;

/** One text, in English of the United States. */
function words(text: string): string {
	const units = [...text].map((sign) => `\0${sign}`).join('');
	return `mluc\0\0\0\0${number(1)}${number(12)}enUS${number(units.length)}${number(28)}${units}`;
}

/** The header (ISO 15076-1, 7.2), the list of tags and their data; the same data is written once. */
function profile(tags: readonly (readonly [name: string, data: string])[]): string {
	const dataAt = 128 + 4 + 12 * tags.length;
	const places = new Map<string, number>();
	let data = '';
	for (const [, each] of tags) {
		if (places.has(each)) continue;
		places.set(each, dataAt + data.length);
		data += each.padEnd(Math.ceil(each.length / 4) * 4, '\0');
	}
	const list = tags.map(([name, each]) => `${name}${number(places.get(each) ?? 0)}${number(each.length)}`).join('');
	const size = dataAt + data.length;
	return `${header(size)}${number(tags.length)}${list}${data}`;
}

/** A display profile, version 4.2, dated like the standard it follows so that the same bytes come out every year. */
function header(size: number): string {
	const date = '\x07\xd5\0\x01\0\x01\0\0\0\0\0\0';
	const start = `${number(size)}\0\0\0\0\x04\x20\0\0mntrRGB XYZ ${date}acsp`;
	return `${start}${'\0'.repeat(28)}${d50.map(fixed).join('')}`.padEnd(128, '\0');
}

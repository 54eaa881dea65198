/** What every peer gets: the same letters, fonts and measures, in points from the top left of A4. */
import { readFileSync } from 'node:fs';
import { loadPrintFont } from '../../../../src/cli/build-fonts.ts';
import type { Item } from '../../../../src/lib/domain/item.ts';

export const [itemsFile = '', outFile = ''] = process.argv.slice(2);
export const items = JSON.parse(readFileSync(itemsFile, 'utf8')) as Item[];

export const page = { width: 595.28, height: 841.89, left: 71, right: 71, top: 57, bottom: 71 };
export const columnWidth = page.width - page.left - page.right;
export const size = 11;
export const leading = 15.6;
export const printFont = async (name: string) => Buffer.from(await loadPrintFont(`${name}.ttf.gz`));
export const font = await printFont('Literata-Regular');

/** Everything above the signature. An empty text stands for a gap. */
export const above = (item: Item): string[] => [
	item.from.name,
	item.writtenOn,
	'',
	...item.to.lines,
	'',
	item.subject ?? '',
	'',
	...item.paragraphs.flatMap((text) => [text, '']),
	item.closing ?? ''
];
export const below = (item: Item): string[] => [item.from.name, item.from.town ?? ''];

/** The signature as points of lines, in points from its own top left. */
export const inkOf = (item: Item): [number, number][][] =>
	(item.signature?.lines ?? []).map((line) =>
		Array.from({ length: line.length / 2 }, (_, index) => [(line[2 * index] ?? 0) * 0.28, (line[2 * index + 1] ?? 0) * 0.28])
	);

export const inkHeight = 60;
/** The same as an SVG path. */
export const inkPath = (item: Item) =>
	inkOf(item)
		.map((line) => line.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join(' '))
		.join(' ');

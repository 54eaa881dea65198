/** The sheet of stamps that reads "Ten people. One table. You.": words are tiles as wide as two stamps. */
import type { TextBlock } from '#lib/domain/print/sheet.ts';
import { heightOf, widthOf, type Area } from '../sheets/paper.ts';
import { inWords } from './foot-words.ts';
import { sizeForAll, type Layout, type PosterText } from './layout.ts';
import type { PosterCase, PosterSetting } from './poster-setting.ts';
import { covering, day, ground, holes } from './shapes.ts';

/** The most people that the sheet shows; the sentence beneath says how many there are. */
const mostShown = 12;
/** Of the height of a row: the largest type, the room at the sides of a word, and where it stands above the lower edge. */
const typeShare = 0.655;
const sideShare = 0.113;
const baselineShare = 0.172;
const holeShare = 0.042;

/** `bleed` is how far the outer cells run over the area at its upper, left and right side. */
export function drawQuilt(layout: Layout, setting: PosterSetting, area: Area, bleed = setting.bleedMm) {
	const rows = rowsOf(setting);
	const rowMm = heightOf(area) / rows.length;
	const cellMm = widthOf(area) / 4;
	const block: TextBlock = { role: 'heading', section: layout.section };
	const sideMm = rowMm * sideShare;
	const texts = rows.flatMap(({ word }) => (word === undefined ? [] : [wordOf(word, 1, setting)]));
	const sizeMm = Math.min(rowMm * typeShare, sizeForAll(texts, 2 * cellMm - 2 * sideMm, setting.fonts));
	layout.draw(ground(outer(area, bleed), day.paper));
	rows.forEach(({ word, stamps }, at) => {
		const [topMm, bottomMm] = [area.topMm + at * rowMm, area.topMm + (at + 1) * rowMm];
		const isWordFirst = at % 2 === 1;
		const cells = stampCells(stamps.length, word !== undefined && isWordFirst ? 2 : 0, word === undefined);
		stamps.forEach(({ art }, index) => {
			const [from = 0, to = 0] = cells[index] ?? [];
			const cell = { leftMm: area.leftMm + from * cellMm, rightMm: area.leftMm + to * cellMm, topMm, bottomMm };
			layout.draw(covering(art, atEdges(cell, area, bleed)));
		});
		if (word === undefined) return;
		const from = stamps.length === 0 || isWordFirst ? 0 : 2;
		const to = stamps.length === 0 ? 4 : from + 2;
		const tile = { leftMm: area.leftMm + from * cellMm, rightMm: area.leftMm + to * cellMm, topMm, bottomMm };
		const isLast = at === rows.length - 1;
		if (isLast) layout.draw(ground(atEdges(tile, area, bleed), day.blue));
		const words = { ...wordOf(word, sizeMm, setting), colour: isLast ? day.paper : ('ink' as const), block };
		layout.areas.push({ name: `tile ${at}`, area: tile });
		layout.draw(layout.line(words, tile.leftMm + sideMm, bottomMm - rowMm * baselineShare));
	});
	drawHoles(layout, area, rows, { rowMm, cellMm, bleed });
}

interface Row {
	word?: string;
	stamps: PosterCase[];
}

/** Two stamps to a row, beside its word. Where there are fewer people, words take whole rows; where there are more, stamps do. */
function rowsOf({ cases, words: [first] }: PosterSetting): Row[] {
	const shown = cases.slice(0, mostShown);
	const pairs = Array.from({ length: Math.ceil(shown.length / 2) }, (_, at) => shown.slice(2 * at, 2 * at + 2));
	const said: (string | undefined)[] = [inWords(cases.length, first), first.tilePeople, first.tileOne, first.tileTable];
	while (said.length + 1 < pairs.length) said.push(undefined);
	return [...said, first.tileYou].map((word, at) => ({ ...(word !== undefined && { word }), stamps: pairs[at] ?? [] }));
}

/** From which to which column each stamp stands. A single stamp is as wide as two. */
function stampCells(count: number, from: number, isWholeRow: boolean): [number, number][] {
	const start = isWholeRow ? 0 : from === 2 ? 2 : 0;
	const width = (isWholeRow ? 4 : 2) / Math.max(1, count);
	return Array.from({ length: count }, (_, at) => [start + at * width, start + (at + 1) * width]);
}

function wordOf(text: string, sizeMm: number, { words: [first] }: PosterSetting): PosterText {
	return { text, sizeMm, leading: 1.12, weight: 'black', lang: first.lang };
}

function outer({ leftMm, topMm, rightMm, bottomMm }: Area, bleed: number): Area {
	return { leftMm: leftMm - bleed, topMm: topMm - bleed, rightMm: rightMm + bleed, bottomMm };
}

/** A cell at an outer edge runs over it. */
function atEdges(cell: Area, area: Area, bleed: number): Area {
	const isAt = (one: number, other: number) => Math.abs(one - other) < 0.01;
	return {
		leftMm: cell.leftMm - (isAt(cell.leftMm, area.leftMm) ? bleed : 0),
		topMm: cell.topMm - (isAt(cell.topMm, area.topMm) ? bleed : 0),
		rightMm: cell.rightMm + (isAt(cell.rightMm, area.rightMm) ? bleed : 0),
		bottomMm: cell.bottomMm
	};
}

interface Grid {
	rowMm: number;
	cellMm: number;
	bleed: number;
}

/** Between rows from edge to edge, down the middle, and between the two stamps of a row. */
function drawHoles(layout: Layout, area: Area, rows: readonly Row[], { rowMm, cellMm, bleed }: Grid) {
	const holeMm = rowMm * holeShare;
	for (let at = 1; at < rows.length; at++) {
		const y = area.topMm + at * rowMm;
		layout.draw(holes([area.leftMm - bleed, y], [area.rightMm + bleed, y], holeMm, day.table));
	}
	rows.forEach(({ word, stamps }, at) => {
		const [from, to] = [area.topMm + at * rowMm - (at === 0 ? bleed : 0), area.topMm + (at + 1) * rowMm];
		const down = (column: number) => {
			const x = area.leftMm + column * cellMm;
			layout.draw(holes([x, from], [x, to], holeMm, day.table));
		};
		if (stamps.length > 0) down(2);
		if (stamps.length === 2 && word !== undefined) down(at % 2 === 1 ? 3 : 1);
	});
}

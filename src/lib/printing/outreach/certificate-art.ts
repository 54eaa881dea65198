/** The pictures of a certificate: the stamps of the cases in one or two rows, and a postmark with the day. Lengths in millimetres. */
import type { Mark, PlacedPicture } from '#lib/domain/print/sheet.ts';
import type { Picture } from '../images/svg-picture.ts';
import { widthOf, type Area } from '../sheets/paper.ts';
import type { Layout, PosterText } from './layout.ts';
import { circle, covering, day } from './shapes.ts';

const mostShown = 12;
const inOneRow = 5;
const gapShare = 0.085;

/** Draws the stamps from the upper edge of the area and gives where they end. More than twelve would be too small to know again. */
export function drawStamps(layout: Layout, arts: readonly Picture[], area: Area): number {
	const shown = arts.slice(0, mostShown);
	const columns = shown.length <= inOneRow ? inOneRow : Math.ceil(shown.length / 2);
	const sideMm = widthOf(area) / (columns + gapShare * (columns - 1));
	const stepMm = sideMm * (1 + gapShare);
	shown.forEach((art, at) => {
		const [row, column] = [Math.floor(at / columns), at % columns];
		const [leftMm, topMm] = [area.leftMm + column * stepMm, area.topMm + row * stepMm];
		layout.draw(covering(art, { leftMm, topMm, rightMm: leftMm + sideMm, bottomMm: topMm + sideMm }));
	});
	const rows = Math.ceil(shown.length / columns);
	return area.topMm + Math.max(0, rows * stepMm - gapShare * sideMm);
}

const waves = [0, 1, 2, 3, 4];

/** A postmark with the day and the year in its ring. `xMm`, `yMm`: its middle. */
export function drawPostmark(
	layout: Layout,
	lines: readonly [string, string],
	{ xMm, yMm, radiusMm, lang }: { xMm: number; yMm: number; radiusMm: number; lang: string }
) {
	const ring = (share: number, width: number): PlacedPicture['shapes'][number] => ({
		path: circle(xMm, yMm, radiusMm * share),
		stroke: { colour: day.ink, width: radiusMm * width, cap: 'round', join: 'round' }
	});
	const shapes = [ring(1, 0.07), ring(0.8, 0.03), ...waves.map((at) => wave(xMm + radiusMm * 1.12, yMm, radiusMm, at))];
	layout.draw({ kind: 'picture', xMm: 0, yMm: 0, unitMm: 1, shapes } satisfies Mark);
	const inside = radiusMm * 0.66;
	const words = lines.map((text): PosterText => ({
		...{ text, lang, sizeMm: radiusMm * 0.42, leading: 1.12, weight: 'bold', isOneLine: true }
	}));
	const area = { leftMm: xMm - inside, topMm: yMm - inside, rightMm: xMm + inside, bottomMm: yMm + inside };
	layout.put('postmark', area, words, { align: 'centre', lies: 'middle', bound: 0.4 });
}

/** One of the wavy lines beside the ring. */
function wave(leftMm: number, middleMm: number, radiusMm: number, at: number): PlacedPicture['shapes'][number] {
	const [y, long, high] = [middleMm + (at - 2) * radiusMm * 0.26, radiusMm * 0.25, radiusMm * 0.12];
	const curves = waves.slice(1).map((step) => {
		const [from, up] = [leftMm + (step - 1) * long, step % 2 === 1 ? -high : high];
		return `C${text(from + long / 3)} ${text(y + up)} ${text(from + (2 * long) / 3)} ${text(y + up)} ${text(from + long)} ${text(y)}`;
	});
	return {
		path: `M${text(leftMm)} ${text(y)}${curves.join('')}`,
		stroke: { colour: day.ink, width: radiusMm * 0.07, cap: 'round', join: 'round' }
	};
}

const text = (value: number) => Math.round(value * 1000) / 1000;

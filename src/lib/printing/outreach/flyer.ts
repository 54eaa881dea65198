/** The flyer: A6, four on a sheet of A4, both sides. All lengths are in millimetres. */
import type { Mark } from '#lib/domain/print/sheet.ts';
import { practiceMark } from '../sheets/practice.ts';
import { addressInWords, dayLine, responsibleLine, whenLines, whereLines } from './foot-words.ts';
import { square } from './foot.ts';
import { openLayout, type Layout, type PosterText } from './layout.ts';
import { practiceOn, sectionOf, type PosterSetting } from './poster-setting.ts';
import { drawQuilt } from './quilt.ts';
import { day, ground } from './shapes.ts';

const width = 105;
const height = 148.5;
const whole = { leftMm: 0, topMm: 0, rightMm: width, bottomMm: height };
const side = 7;
const lying = { lies: 'bottom' } as const;

export function flyerFront(setting: PosterSetting): Layout {
	const { facts, words, practice } = setting;
	const [first, second] = words;
	const layout = openLayout(setting.fonts, sectionOf(setting));
	layout.draw(ground(whole, day.paper));
	drawQuilt(layout, setting, { ...whole, bottomMm: 107 }, 0);
	const { lang } = first;
	const hours = whenLines(facts, first).at(-1) ?? '';
	const date = { sizeMm: 6.4, leading: 1.08, weight: 'black', lang, isOneLine: true } as const;
	const when: PosterText[] = [
		{ ...date, text: dayLine(facts, first) },
		{ ...date, text: hours }
	];
	if (second) when.push({ text: dayLine(facts, second), sizeMm: 4, leading: 1.2, lang: second.lang });
	layout.put('when', { leftMm: 6, topMm: 111, rightMm: width - 6, bottomMm: second ? 130 : 126 }, when);
	const line = { sizeMm: 3.8, leading: 1.26, weight: 'bold', lang } as const;
	const where = whereLines(facts, first).map((text): PosterText => ({ ...line, text }));
	layout.put('where', { leftMm: 6, topMm: second ? 131 : 127.5, rightMm: width - 6, bottomMm: practice ? 140 : 144 }, where);
	if (practice) layout.draw(practiceMark(practiceOn(setting, practice), { xMm: width - 6, yMm: 141, corner: 'right', rows: 1 }));
	return layout;
}

/** What happens there in three sentences; in a second language they stand under the first. */
export function flyerBack(setting: PosterSetting): Layout {
	const { facts, words } = setting;
	const [first, second] = words;
	const layout = openLayout(setting.fonts, sectionOf(setting));
	layout.draw(ground(whole, day.paper));
	const heads = words.map(({ flyerHead, lang }, at): PosterText => ({
		...{ text: flyerHead, lang, leading: 1.04, sizeMm: second ? 8 : 10.2, role: 'heading' as const },
		weight: at === 0 ? 'black' : 'regular'
	}));
	layout.put('headline', { leftMm: side, topMm: 8, rightMm: width - side, bottomMm: 30 }, heads);
	drawSteps(layout, setting);
	const { site, code } = addressInWords(facts, first);
	const small = { sizeMm: 3.4, leading: 1.3, lang: first.lang } as const;
	const address = [
		{ ...small, text: first.free },
		...(second ? [{ ...small, text: second.free, lang: second.lang }] : []),
		{ ...small, text: first.findUs, gapMm: 1.2 },
		{ ...small, text: site, weight: 'bold' as const },
		{ ...small, text: code, weight: 'bold' as const }
	];
	layout.put('address', { leftMm: side, topMm: 96, rightMm: 62, bottomMm: 132 }, address, lying);
	layout.draw(square(facts.address, width - side - 30, 101.5, 30));
	const who = { text: responsibleLine(facts, first), sizeMm: 2.7, leading: 1.25, lang: first.lang };
	layout.put('responsible', { leftMm: side, topMm: 134.5, rightMm: width - side, bottomMm: 143.5 }, [who], lying);
	return layout;
}

function drawSteps(layout: Layout, { words }: PosterSetting) {
	const steps = [0, 1, 2].map((step) =>
		words.map((said, at): PosterText => {
			const text = [said.flyerFirst, said.flyerSecond, said.flyerThird][step] ?? '';
			return { text, sizeMm: words.length === 2 ? 3.5 : 4.6, leading: 1.32, lang: said.lang, gapMm: at === 0 ? 3 : 0.4 };
		})
	);
	const texts = steps.flat();
	const put = layout.put('steps', { leftMm: side + 6.5, topMm: 32, rightMm: width - side, bottomMm: 94 }, texts);
	const starts = new Set(steps.map(([start]) => start));
	texts.forEach((text, at) => {
		const line = put.firstLines[at];
		if (!line || !starts.has(text)) return;
		const number = String(steps.findIndex(([start]) => start === text) + 1);
		layout.draw(layout.line({ ...text, text: number, sizeMm: text.sizeMm * put.share, weight: 'black' }, side, line.baselineMm));
	});
}

/** Four of the same on a sheet of A4, with marks at the edges and in the middle where to cut. */
export function fourOn(layout: Layout): Mark[] {
	const places = [
		[0, 0],
		[width, 0],
		[0, height],
		[width, height]
	];
	const four = places.map(([xMm = 0, yMm = 0]): Mark => ({ kind: 'group', xMm, yMm, degrees: 0, marks: layout.marks }));
	return [...four, ...cuts()];
}

/** Beside the lines of type, so that a knife finds them and nobody reads them. */
function cuts(): Mark[] {
	const rule = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
		...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.2, colour: 'ink' }
	});
	const spans = (length: number) => [
		[0, 6],
		[length / 2 - 4, length / 2 + 4],
		[length - 6, length]
	];
	return [
		...spans(2 * height).map(([from = 0, to = 0]) => rule(width, from, width, to)),
		...spans(2 * width).map(([from = 0, to = 0]) => rule(from, height, to, height))
	];
}

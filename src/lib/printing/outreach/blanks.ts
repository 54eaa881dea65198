/** The poster to fill with a felt pen: a letter to the neighbours, in one ink, for any copier. All lengths are of A4. */
import type { Mark } from '#lib/domain/print/sheet.ts';
import { practiceMark } from '../sheets/practice.ts';
import { addressInWords, languageLine, responsibleLine } from './foot-words.ts';
import { square } from './foot.ts';
import { logo } from './figures.ts';
import { type Layout, type PosterText } from './layout.ts';
import { practiceOn, type PosterSetting } from './poster-setting.ts';
import { day, figure, ground } from './shapes.ts';

const left = 14;
const right = 196;
const strokeMm = 0.7;

export function drawBlanks(layout: Layout, setting: PosterSetting) {
	const {
		facts,
		words: [first],
		bleedMm,
		practice
	} = setting;
	const { lang } = first;
	layout.draw(ground({ leftMm: -bleedMm, topMm: -bleedMm, rightMm: 210 + bleedMm, bottomMm: 297 + bleedMm }, day.white));
	layout.draw(figure(logo.path, day.ink, left, 13.4, 9 / logo.width));
	layout.put(
		'what',
		{ leftMm: 25.6, topMm: 12, rightMm: 150, bottomMm: 22 },
		[{ text: first.marathon, sizeMm: 5, leading: 1.2, weight: 'bold', lang }],
		{ lies: 'middle' }
	);
	drawEmptyStamp(layout, setting);
	const greeting = (text: string): PosterText => ({
		text,
		sizeMm: 25,
		leading: 1.02,
		weight: 'black',
		lang,
		role: 'heading',
		isOneLine: true
	});
	layout.put('headline', { leftMm: left, topMm: 25, rightMm: 155, bottomMm: 51 }, [greeting(first.blankDear)]);
	layout.put('headline below', { leftMm: left, topMm: 51.2, rightMm: right, bottomMm: 77 }, [greeting(first.blankNeighbours)]);
	blankRow(layout, setting, 95, [{ word: first.blankOn, label: first.blankDay }]);
	blankRow(layout, setting, 119.6, [
		{ word: first.blankFrom, label: first.blankHour },
		{ word: first.blankTo, label: first.blankHour }
	]);
	layout.draw(layout.line(big(first.blankWrite, setting), left, 142));
	blankRow(layout, setting, 168.4, [{ word: first.blankAt, label: first.blankRoom }]);
	blankRow(layout, setting, 190.6, [{ word: '', label: first.blankStreet }]);
	layout.put('plain', { leftMm: left, topMm: 199, rightMm: right, bottomMm: 234 }, [
		{ text: first.blankPlain, sizeMm: 6, leading: 1.34, weight: 'bold', lang }
	]);
	drawTicks(layout, setting);
	drawLower(layout, setting);
	const responsible = responsibleLine(facts, first);
	const area = { leftMm: left, topMm: 281, rightMm: practice ? 120 : right, bottomMm: 289 };
	if (responsible !== '')
		layout.put('responsible', area, [{ text: responsible, sizeMm: 3.4, leading: 1.2, lang }], { lies: 'bottom' });
	else labelledLine(layout, setting, first.responsibleBlank, { fromMm: left, toMm: practice ? 118 : right, yMm: 288 });
	if (practice) layout.draw(practiceMark(practiceOn(setting, practice), { xMm: right, yMm: 282, corner: 'right', rows: 1 }));
}

const big = (text: string, { words: [first] }: PosterSetting): PosterText => ({
	text,
	sizeMm: 17,
	leading: 1,
	weight: 'bold',
	lang: first.lang
});

const line = (x1Mm: number, x2Mm: number, yMm: number, stroke = strokeMm): Mark => ({
	...{ kind: 'rule', x1Mm, x2Mm, y1Mm: yMm, y2Mm: yMm, strokeMm: stroke, colour: 'ink' }
});

/** PosterText, and after each a line to write on with what belongs there beneath it. */
function blankRow(layout: Layout, setting: PosterSetting, yMm: number, parts: readonly { word: string; label: string }[]) {
	const widthMm = (right - left - (parts.length - 1) * 3) / parts.length;
	parts.forEach(({ word, label }, at) => {
		const fromMm = left + at * (widthMm + 3);
		let lineFromMm = fromMm;
		if (word !== '') {
			const placed = layout.line(big(word, setting), fromMm, yMm - 0.6);
			layout.draw(placed);
			lineFromMm = fromMm + placed.widthMm + 3;
		}
		layout.draw(line(lineFromMm, fromMm + widthMm, yMm));
		const area = { leftMm: lineFromMm, rightMm: fromMm + widthMm, topMm: yMm + 1, bottomMm: yMm + 6 };
		layout.put(`blank ${yMm} ${at}`, area, [
			{ text: label, sizeMm: 3.4, leading: 1.2, lang: setting.words[0].lang, colour: 'soft' }
		]);
	});
}

/** Somebody draws a stamp of their own town. */
function drawEmptyStamp(layout: Layout, { words: [first] }: PosterSetting) {
	const box = (xMm: number, yMm: number, widthMm: number, heightMm: number): Mark => ({
		...{ kind: 'box', xMm, yMm, widthMm, heightMm, strokeMm: 0.45, colour: 'ink' }
	});
	const dots = { dashMm: 1.3 };
	const edge = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
		...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.6, colour: 'ink' },
		...dots
	});
	layout.draw(
		edge(160, 9.5, 196, 9.5),
		edge(160, 51, 196, 51),
		edge(160, 9.5, 160, 51),
		edge(196, 9.5, 196, 51),
		box(163.6, 13, 28.8, 27.4)
	);
	const small = { leading: 1.2, lang: first.lang } as const;
	layout.put(
		'stamp',
		{ leftMm: 165, topMm: 21, rightMm: 191, bottomMm: 32 },
		[{ ...small, text: first.blankStamp, sizeMm: 2.9 }],
		{ align: 'centre', lies: 'middle' }
	);
	layout.put(
		'town',
		{ leftMm: 163.6, topMm: 41.6, rightMm: 192.4, bottomMm: 49.6 },
		[{ ...small, text: first.blankTown, sizeMm: 3.6, weight: 'bold' }],
		{ lies: 'middle' }
	);
}

/** How the house can be used: boxes to tick. */
function drawTicks(layout: Layout, { words: [first] }: PosterSetting) {
	let xMm = left;
	for (const text of [first.stepFree, first.lift, first.hearingLoop]) {
		const said = text.charAt(0).toLocaleUpperCase(first.lang) + text.slice(1);
		layout.draw({ kind: 'box', xMm, yMm: 252.4, widthMm: 4.6, heightMm: 4.6, strokeMm: 0.5, colour: 'ink' });
		const placed = layout.line({ text: said, sizeMm: 4.1, leading: 1.2, lang: first.lang }, xMm + 7, 256.4);
		layout.draw(placed);
		xMm += 7 + placed.widthMm + 5;
	}
}

function drawLower(layout: Layout, setting: PosterSetting) {
	const {
		facts,
		words: [first]
	} = setting;
	const languages = languageLine(facts);
	labelledLine(layout, setting, first.blankSpeak, { fromMm: left, toMm: 150, yMm: 266 }, languages);
	const { site, code } = addressInWords(facts, first);
	const area = { leftMm: left, topMm: 269, rightMm: 154, bottomMm: 280 };
	layout.put('address', area, [
		{ text: `${first.findUs} ${site} · ${code}`, sizeMm: 4.1, leading: 1.25, weight: 'bold', lang: first.lang }
	]);
	layout.draw(square(facts.address, right - 36, 240, 36));
}

/** A label and a line beside it; what is known already stands on the line. */
function labelledLine(
	layout: Layout,
	{ words: [first] }: PosterSetting,
	label: string,
	{ fromMm, toMm, yMm }: { fromMm: number; toMm: number; yMm: number },
	known = ''
) {
	const placed = layout.line({ text: label, sizeMm: 4.1, leading: 1.2, lang: first.lang }, fromMm, yMm);
	const lineFromMm = fromMm + placed.widthMm + 2;
	layout.draw(placed, line(lineFromMm, toMm, yMm + 0.8, 0.35));
	if (known === '') return;
	const area = { leftMm: lineFromMm + 1, topMm: yMm - 5.2, rightMm: toMm, bottomMm: yMm + 1.6 };
	layout.put(`line ${yMm}`, area, [{ text: known, sizeMm: 4.1, leading: 1.2, lang: first.lang }], { lies: 'middle' });
}

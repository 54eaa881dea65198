/** The foot that stands on every poster, in the same order at the same place: who it is for, when, where, how, the square, who. */
import type { Mark } from '#lib/domain/print/sheet.ts';
import { qrCells } from '../qr.ts';
import type { Area } from '../sheets/paper.ts';
import { practiceMark } from '../sheets/practice.ts';
import { addressInWords, forLine, languageLine, responsibleLine, wayLine, whenLines, whereLines } from './foot-words.ts';
import type { Layout, PosterText } from './layout.ts';
import { practiceOn, type PosterSetting } from './poster-setting.ts';
import type { PosterWords } from './poster-words.ts';

/** Of A4, in millimetres: the margins at the sides, and where the columns begin and end. */
export const sideMm = 11;
const right = 210 - sideMm;
const columnsTop = 224;
const columnsBottom = 281.5;
const squareMm = 36;

/** `hasForLine` is false on a poster whose picture leaves it no room. */
export function drawFoot(layout: Layout, setting: PosterSetting, { hasForLine }: { hasForLine: boolean }) {
	const { facts, words, cases } = setting;
	const [first, second] = words;
	const { lang } = first;
	if (hasForLine) {
		layout.put(
			'for',
			{ leftMm: sideMm, topMm: 208, rightMm: right, bottomMm: 221 },
			present([
				{ text: forLine(cases, first, second !== undefined), sizeMm: 4.05, leading: 1.3, weight: 'bold', lang },
				second && inSecond(forLine(cases, second, true), 4.05, second)
			])
		);
	}
	const columns = second ? { when: 84, how: 53 } : { when: 82, how: 58 };
	const when: Area = { leftMm: sideMm, topMm: columnsTop, rightMm: sideMm + columns.when, bottomMm: second ? 264 : 256.5 };
	layout.put('when', when, whenWords(setting));
	const where: Area = { ...when, topMm: when.bottomMm + 1.5, bottomMm: columnsBottom };
	layout.put(
		'where',
		where,
		whereLines(facts, first).map((text) => ({ text, sizeMm: 4.7, leading: 1.24, weight: 'bold', lang, role: 'address' }))
	);
	const how: Area = { ...where, topMm: columnsTop, leftMm: when.rightMm + 6, rightMm: when.rightMm + 6 + columns.how };
	layout.put('how', how, howWords(setting));
	drawSquare(layout, setting);
	drawResponsible(layout, setting);
}

/** Day over hours; a second language adds its day in light type. */
function whenWords({ facts, words: [first, second] }: PosterSetting): PosterText[] {
	const sizeMm = second ? 9.4 : 10.2;
	const lines = whenLines(facts, first);
	const said: PosterText[] = lines.map((text) => ({
		text,
		sizeMm,
		leading: 1.04,
		weight: 'black',
		lang: first.lang,
		isOneLine: true
	}));
	if (!second) return said;
	const other = whenLines(facts, second).slice(0, -1).join(' ');
	return [...said, { text: other, sizeMm: 5.6, leading: 1.24, lang: second.lang, gapMm: 1 }];
}

function howWords({ facts, words: [first, second] }: PosterSetting): PosterText[] {
	const [sizeMm, leading] = second ? [3.7, 1.32] : [3.9, 1.36];
	const plain = { sizeMm, leading, lang: first.lang };
	return present([
		{ text: facts.name, ...plain, weight: 'bold' },
		{ text: first.free, ...plain, gapMm: 0.3 },
		second && inSecond(second.free, sizeMm, second),
		{ text: languageLine(facts), ...plain, gapMm: 1.5 },
		{ text: wayLine(facts, first), ...plain, gapMm: 1.5 },
		second && inSecond(wayLine(facts, second), sizeMm, second)
	]);
}

const inSecond = (text: string, sizeMm: number, { lang }: PosterWords): PosterText => ({
	text,
	sizeMm,
	leading: 1.3,
	lang,
	gapMm: 0.6
});

const present = (texts: readonly (PosterText | undefined)[]): PosterText[] => texts.filter((text) => text !== undefined);

/** The square and beside it the address in words. Four cells around it stay free. */
function drawSquare(layout: Layout, { facts, words: [first] }: PosterSetting) {
	const leftMm = right - squareMm;
	layout.draw(square(facts.address, leftMm, columnsTop, squareMm));
	const { site, code } = addressInWords(facts, first);
	const line = { sizeMm: 3.9, leading: 1.22, lang: first.lang };
	layout.put('address', { leftMm, topMm: columnsTop + squareMm + 2, rightMm: right, bottomMm: columnsBottom + 1 }, [
		{ ...line, text: first.findUs },
		{ ...line, text: site, weight: 'bold' },
		{ ...line, text: code, weight: 'bold' }
	]);
}

export function square(text: string, xMm: number, yMm: number, sideOfMm: number): Mark {
	const rows = qrCells(text);
	return { kind: 'cells', xMm, yMm, cellMm: sideOfMm / rows.length, rows, colour: 'ink' };
}

function drawResponsible(layout: Layout, setting: PosterSetting) {
	const {
		facts,
		words: [first],
		practice
	} = setting;
	const area = { leftMm: sideMm, topMm: 283.5, rightMm: 105, bottomMm: 292 };
	const text = responsibleLine(facts, first);
	layout.put('responsible', area, [{ text, sizeMm: 3.2, leading: 1.25, lang: first.lang }], { lies: 'bottom' });
	if (practice) layout.draw(practiceMark(practiceOn(setting, practice), { xMm: right, yMm: 285, corner: 'right', rows: 1 }));
}

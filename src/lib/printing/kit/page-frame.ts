/** What stands around the text of a kit's pages: the event at the head, title and page at the foot, the mark of practice. */
import { dayLines, hoursInWords } from '#lib/domain/language/day-lines.ts';
import { isolated } from '#lib/domain/language/isolate.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { logo } from '../outreach/figures.ts';
import { day, figure } from '../outreach/shapes.ts';
import { practiceMark } from '../sheets/practice.ts';
import { paragraphDirection, placeLine, setLines, setOneLine, type TypeStyle } from '../sheets/typesetting.ts';
import { fill } from '../words.ts';
import type { PartSetting } from './kit-setting.ts';

export interface Frame {
	size: Pick<SheetPage, 'widthMm' | 'heightMm'>;
	marginMm: number;
	title: string;
}

export const frameMm = { head: 14, top: 27, foot: 20, footer: 11 };

/** The pages with head and foot, from what stands on each. The first has the event at its head. */
export function framed(bodies: readonly Mark[][], frame: Frame, setting: PartSetting): SheetPage[] {
	return bodies.map((body, page) => ({
		...frame.size,
		marks: [...(page === 0 ? headOf(frame, setting) : []), ...body, ...footOf(frame, page, bodies.length, setting)]
	}));
}

function headOf({ size, marginMm }: Frame, { facts, fonts, words, pack, sheetWords }: PartSetting): Mark[] {
	const { widthMm } = size;
	const unitMm = 6.5 / logo.width;
	const baselineMm = frameMm.head + 4.3;
	const style = styleOf(facts.name, 10.5, words.lang, 'bold');
	const when = [dayLines(facts.startsOn, facts.endsOn, words.lang).at(-1) ?? '', hoursInWords(facts.from, facts.to)];
	const right = setOneLine(when.filter((text) => text !== '').join(', '), styleOf('', 10.5, words.lang, 'bold'), fonts);
	const isPractice = pack.archive === true;
	const rightMm = isPractice ? 62 : right.widthMm + 6;
	const area = { leftMm: marginMm + 8.5, rightMm: Math.max(marginMm + 40, widthMm - marginMm - rightMm) };
	// The name of an event may be as long as a sentence. On later lines nobody would look for it.
	const [name] = setLines(facts.name, area.rightMm - area.leftMm, style, fonts);
	return [
		figure(logo.path, day.ink, marginMm, frameMm.head, unitMm),
		...(name ? [placeLine(name, area, baselineMm, 'left')] : []),
		isPractice
			? practiceMark(
					{ year: pack.year, words: sheetWords, fonts },
					{ xMm: widthMm - marginMm, yMm: 11, corner: 'right', rows: 1 }
				)
			: placeLine(right, { leftMm: marginMm, rightMm: widthMm - marginMm }, baselineMm, 'right')
	];
}

function footOf(frame: Frame, page: number, pages: number, { fonts, words, pack, sheetWords, facts }: PartSetting): Mark[] {
	const { size, marginMm, title } = frame;
	const baselineMm = size.heightMm - frameMm.footer;
	const column = { leftMm: marginMm, rightMm: size.widthMm - marginMm };
	const said = pages > 1 ? fill(words.one.ofPage, { name: title, page: page + 1, pages }) : isolated(title);
	const number = setLines(said, (column.rightMm - column.leftMm) * 0.56, styleOf(said, 8.5, words.lang), fonts)[0];
	const practice = fill(sheetWords.practiceFooter, { year: pack.year });
	const left = pack.archive ? practice : page > 0 ? facts.name : '';
	const room = column.rightMm - column.leftMm - (number?.widthMm ?? 0) - 6;
	const [line] = setLines(left, room, { ...styleOf(left, 8.5, words.lang), ...(pack.archive && { colour: 'practice' }) }, fonts);
	return [
		...(line ? [placeLine(line, column, baselineMm, 'left')] : []),
		...(number ? [placeLine(number, column, baselineMm, 'right')] : [])
	];
}

/** Without a block: it only helps on paper, and no screen reader reads it on each page. */
const styleOf = (text: string, sizePt: number, lang: string, weight: TypeStyle['weight'] = 'regular'): TypeStyle => ({
	...{ sizePt, leading: 1.2, weight, colour: weight === 'bold' ? 'ink' : 'soft', lang },
	direction: paragraphDirection(text, lang)
});

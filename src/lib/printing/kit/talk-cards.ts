/** Conversation cards: questions that people really ask, eight to a sheet with lines to cut along. */
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { openLayout } from '../outreach/layout.ts';
import { day, ground } from '../outreach/shapes.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';

const columns = 2;
const rows = 4;
const padMm = 9;

/** The first card says what they are for; it lies at the top left of the first sheet. */
export function talkCards(setting: PartSetting): SheetPage[] {
	const { words } = setting;
	const size = kitPaper(setting);
	const [widthMm, heightMm] = [size.widthMm / columns, size.heightMm / rows];
	const cards = [{ head: words.one.talkHead, text: words.one.talkLead }, ...words.pairs.talk];
	const perSheet = columns * rows;
	return Array.from({ length: Math.ceil(cards.length / perSheet) }, (_, sheet) => {
		const here = cards.slice(sheet * perSheet, (sheet + 1) * perSheet);
		const marks = here.map((card, at): Mark => ({
			...{ kind: 'group', xMm: (at % columns) * widthMm, yMm: Math.floor(at / columns) * heightMm, degrees: 0 },
			marks: cardMarks(card, sheet * perSheet + at, { widthMm, heightMm }, setting)
		}));
		return { ...size, marks: [...marks, ...cutLines(size)] };
	});
}

function cardMarks(
	{ head, text }: { head: string; text: string },
	number: number,
	{ widthMm, heightMm }: Pick<SheetPage, 'widthMm' | 'heightMm'>,
	{ fonts, words: { lang } }: PartSetting
): Mark[] {
	const layout = openLayout(fonts, { lang });
	const isFirst = number === 0;
	if (isFirst) layout.draw(ground({ leftMm: 0, topMm: 0, rightMm: widthMm, bottomMm: heightMm }, day.ink));
	const colour = isFirst ? day.paper : 'ink';
	const area = { leftMm: padMm, rightMm: widthMm - padMm, topMm: 8, bottomMm: heightMm - 8 };
	layout.put('head', { ...area, rightMm: area.rightMm - 8, bottomMm: area.topMm + heightMm * 0.4 }, [
		{ text: head, sizeMm: 6.2, leading: 1.16, weight: 'bold', role: 'heading', colour, lang }
	]);
	if (!isFirst)
		layout.put(
			'number',
			{ leftMm: area.rightMm - 8, rightMm: area.rightMm, topMm: 7, bottomMm: 14 },
			[{ text: String(number), sizeMm: 3.6, leading: 1.2, weight: 'bold', colour: 'soft', lang }],
			{ align: 'right' }
		);
	layout.put(
		'text',
		{ ...area, topMm: area.topMm + heightMm * 0.42 },
		[{ text, sizeMm: 4, leading: 1.42, colour: isFirst ? day.paper : 'soft', lang }],
		{ lies: 'bottom' }
	);
	return layout.marks;
}

function cutLines({ widthMm, heightMm }: Pick<SheetPage, 'widthMm' | 'heightMm'>): Mark[] {
	const cut = (x1Mm: number, y1Mm: number, x2Mm: number, y2Mm: number): Mark => ({
		...{ kind: 'rule', x1Mm, y1Mm, x2Mm, y2Mm, strokeMm: 0.2, colour: 'soft', dashMm: 1.4 }
	});
	const level = Array.from({ length: rows - 1 }, (_, at) => ((at + 1) * heightMm) / rows);
	return [cut(widthMm / 2, 0, widthMm / 2, heightMm), ...level.map((yMm) => cut(0, yMm, widthMm, yMm))];
}

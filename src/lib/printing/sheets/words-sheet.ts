/** Twelve words on one sheet of A4, for the organiser or as the recovery key: to be kept on paper, and nowhere else. */
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { qrCells } from '../qr.ts';
import { factRows, typeFor, type EventFacts, type SheetSetting } from './event-facts.ts';
import { a4, widthOf } from './paper.ts';
import { placeLine, setLines, setOneLine, stack } from './typesetting.ts';

const column = { leftMm: 28, rightMm: 182, topMm: 0, bottomMm: 0 };
const columnGapMm = 8;
const rowMm = 15;
const perColumn = 4;
const qrMm = 44;

/** The organiser's own words. */
export function wordsSheet(event: EventFacts, twelve: readonly string[], setting: SheetSetting): SheetPage {
	const { words } = setting;
	return layOut(event, twelve, setting, {
		title: words.wordsTitle,
		lead: words.wordsLead,
		advice: [words.wordsKeep, words.wordsPhoto, words.wordsCopy, words.wordsLost]
	});
}

/** The words of the recovery key that comes with the event. */
export function recoverySheet(event: EventFacts, twelve: readonly string[], setting: SheetSetting): SheetPage {
	const { words } = setting;
	return layOut(event, twelve, setting, {
		title: words.recoveryTitle,
		lead: words.recoveryLead,
		advice: [words.recoverySeal, words.recoveryKeep, words.recoveryType, words.wordsPhoto]
	});
}

interface SheetText {
	title: string;
	lead: string;
	advice: readonly string[];
}

function layOut(
	event: EventFacts,
	twelve: readonly string[],
	setting: SheetSetting,
	{ title, lead, advice }: SheetText
): SheetPage {
	const { fonts } = setting;
	const width = widthOf(column);
	const name = stack(setLines(event.name, width, typeFor(setting, { sizePt: 13, weight: 'bold' }), fonts), column, 24);
	const facts = factRows(event, column, name.bottomMm + 2, setting);
	const heading = stack(
		setLines(title, width, typeFor(setting, { sizePt: 28, leading: 1.15, weight: 'bold' }, 'heading'), fonts),
		column,
		62
	);
	const leading = stack(setLines(lead, width * 0.85, typeFor(setting, { sizePt: 12 }), fonts), column, heading.bottomMm + 3);
	const tableTopMm = leading.bottomMm + 8;
	const tableBottomMm = tableTopMm + perColumn * rowMm + 4;
	return {
		...a4,
		marks: [
			...name.marks,
			...facts,
			...heading.marks,
			...leading.marks,
			...doubleRule(tableTopMm),
			...twelve.flatMap((word, index) => wordRow(word, index, tableTopMm + 2, setting)),
			...doubleRule(tableBottomMm),
			...foot(twelve, advice, tableBottomMm + 14, setting)
		]
	};
}

/** Number and word, three columns of four, each above a fine rule. */
function wordRow(word: string, index: number, topMm: number, setting: SheetSetting): Mark[] {
	const columns = 3;
	const columnMm = (widthOf(column) - (columns - 1) * columnGapMm) / columns;
	const leftMm = column.leftMm + Math.floor(index / perColumn) * (columnMm + columnGapMm);
	const area = { leftMm, rightMm: leftMm + columnMm };
	const row = index % perColumn;
	const baselineMm = topMm + row * rowMm + 10.5;
	const number = setOneLine(String(index + 1), typeFor(setting, { sizePt: 10, colour: 'soft' }), setting.fonts);
	const style = typeFor(setting, { sizePt: 19, weight: 'bold', lang: 'en', direction: 'ltr', block: number.style.block });
	const text = setOneLine(word, style, setting.fonts);
	const rule: Mark = { ...level(topMm + (row + 1) * rowMm), x1Mm: area.leftMm, x2Mm: area.rightMm };
	return [
		placeLine(number, area, baselineMm, 'left'),
		placeLine(text, { ...area, leftMm: leftMm + 9 }, baselineMm, 'left'),
		...(row < perColumn - 1 ? [rule] : [])
	];
}

const level = (yMm: number) =>
	({ kind: 'rule', x1Mm: column.leftMm, x2Mm: column.rightMm, y1Mm: yMm, y2Mm: yMm, strokeMm: 0.15, colour: 'line' }) as const;

const doubleRule = (yMm: number): Mark[] => [
	{ ...level(yMm), strokeMm: 0.35, colour: 'ink' },
	{ ...level(yMm + 1), strokeMm: 0.15, colour: 'ink' }
];

/** The same words to scan at the left, what to do with the sheet at the right. */
function foot(twelve: readonly string[], advice: readonly string[], topMm: number, setting: SheetSetting): Mark[] {
	const { words, fonts } = setting;
	const rows = qrCells(twelve.join(' '));
	const square = { leftMm: column.leftMm, rightMm: column.leftMm + qrMm };
	const caption = setLines(words.qrCaption, qrMm, typeFor(setting, { sizePt: 9, colour: 'soft' }), fonts);
	const text = { leftMm: square.rightMm + 12, rightMm: column.rightMm };
	const marks: Mark[] = [
		{ kind: 'cells', xMm: square.leftMm, yMm: topMm, cellMm: qrMm / rows.length, rows, colour: 'ink' },
		...stack(caption, square, topMm + qrMm + 4, 'left').marks
	];
	let at = topMm - 1.5;
	for (const [index, sentence] of advice.entries()) {
		const style = typeFor(setting, { sizePt: index === 0 ? 12 : 11, weight: index === 0 ? 'bold' : 'regular' });
		const set = stack(setLines(sentence, widthOf({ ...column, ...text }), style, fonts), text, at);
		marks.push(...set.marks);
		at = set.bottomMm + 2.5;
	}
	return marks;
}

/** How people come in: one poster page for phones, and one card for each table's shared device, two to a sheet. */
import { isolated } from '#lib/domain/language/isolate.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { qrCells } from '../qr.ts';
import { fill } from '../words.ts';
import { daysInWords } from '#lib/domain/language/days.ts';
import { typeFor, type EventFacts, type SheetSetting } from './event-facts.ts';
import { a4, widthOf, type Area } from './paper.ts';
import { paragraphDirection, setLines, setOneLine, stack, type SetLine } from './typesetting.ts';

export interface TableLink {
	/** What is said aloud: "7". */
	label: string;
	link: string;
}

const column = { leftMm: 25, rightMm: 185, topMm: 0, bottomMm: 0 };

/** For the wall or the door: the join link as a large square, and two sentences. Its code opens nothing, and is not there. */
export function joinSheet(event: EventFacts, link: string, setting: SheetSetting): SheetPage {
	const { words } = setting;
	const qrMm = 105;
	const centred = centredSetter(setting, column);
	const dates = daysInWords(event.startsOn, event.endsOn, words.lang);
	const name = centred(event.name, { sizePt: 15, weight: 'bold' }, 26);
	const when = centred(`${isolated(event.place)}, ${dates}`, { sizePt: 12, colour: 'soft' }, name.bottomMm);
	const title = centred(
		words.joinTitle,
		typeFor(setting, { sizePt: 38, leading: 1.15, weight: 'bold' }, 'heading'),
		when.bottomMm + 10
	);
	const lead = centred(words.joinLead, { sizePt: 14 }, title.bottomMm + 4, 130);
	const qrTopMm = lead.bottomMm + 12;
	const secret = centred(words.joinPrivate, { sizePt: 14 }, qrTopMm + qrMm + 10);
	const texts = [name, when, title, lead, secret].flatMap((each) => each.marks);
	return { ...a4, marks: [...texts, qrSquare(link, (a4.widthMm - qrMm) / 2, qrTopMm, qrMm)] };
}

/** A5 lying, two on each A4 sheet with a line to cut along. */
export function tableCards(event: EventFacts, tables: readonly TableLink[], setting: SheetSetting): SheetPage[] {
	const perSheet = 2;
	const heightMm = a4.heightMm / perSheet;
	return Array.from({ length: Math.ceil(tables.length / perSheet) }, (_, sheet) => {
		const here = tables.slice(sheet * perSheet, (sheet + 1) * perSheet);
		const cards = here.map((table, row): Mark => ({
			...{ kind: 'group', xMm: 0, yMm: row * heightMm, degrees: 0, marks: tableCard(event, table, heightMm, setting) }
		}));
		return { ...a4, marks: [...cards, cutLine(heightMm)] };
	});
}

function tableCard(event: EventFacts, { label, link }: TableLink, heightMm: number, setting: SheetSetting): Mark[] {
	const { words, fonts } = setting;
	const qrMm = 74;
	const insetMm = 18;
	const qrTopMm = (heightMm - qrMm) / 2;
	const text = { leftMm: insetMm, rightMm: a4.widthMm - insetMm - qrMm - 12, topMm: 0, bottomMm: 0 };
	const set = (value: string, change: Parameters<typeof typeFor>[1]) =>
		setLines(value, widthOf(text), typeFor(setting, { direction: paragraphDirection(value, words.lang), ...change }), fonts);
	const name = stack(set(event.name, { sizePt: 12, weight: 'bold' }), text, qrTopMm - 1);
	const title = stack(labelLines(titleOf(label, words.tableTitle), widthOf(text), setting), text, name.bottomMm + 5);
	const scan = stack(set(words.tableScan, { sizePt: 13 }), text, title.bottomMm + 5);
	const write = stack(set(words.tableWrite, { sizePt: 13 }), text, scan.bottomMm + 1.5);
	const texts = [name, title, scan, write].flatMap((each) => each.marks);
	return [...texts, qrSquare(link, a4.widthMm - insetMm - qrMm, qrTopMm, qrMm)];
}

/** "Table 7", but "Kitchen" as it is. */
const titleOf = (label: string, tableTitle: string) => (label.length <= 3 ? fill(tableTitle, { table: label }) : label);

/** As large as it fits on one line; a label that is a sentence breaks instead of shrinking away. */
function labelLines(text: string, widthMm: number, setting: SheetSetting): SetLine[] {
	for (const sizePt of [46, 40, 34, 28, 24]) {
		const line = setOneLine(text, typeFor(setting, { sizePt, leading: 1.1, weight: 'bold' }, 'heading'), setting.fonts);
		if (line.widthMm <= widthMm) return [line];
	}
	return setLines(text, widthMm, typeFor(setting, { sizePt: 24, leading: 1.15, weight: 'bold' }, 'heading'), setting.fonts);
}

function centredSetter(setting: SheetSetting, area: Area) {
	return (text: string, change: Parameters<typeof typeFor>[1], topMm: number, widthMm = widthOf(area)) => {
		const style = typeFor(setting, { direction: paragraphDirection(text, setting.words.lang), ...change });
		return stack(setLines(text, widthMm, style, setting.fonts), area, topMm, 'centre');
	};
}

function qrSquare(text: string, xMm: number, yMm: number, sideMm: number): Mark {
	const rows = qrCells(text);
	return { kind: 'cells', xMm, yMm, cellMm: sideMm / rows.length, rows, colour: 'ink' };
}

const cutLine = (yMm: number): Mark => ({
	...{ kind: 'rule', x1Mm: 0, x2Mm: a4.widthMm, y1Mm: yMm, y2Mm: yMm, strokeMm: 0.15, colour: 'line', dashMm: 2 }
});

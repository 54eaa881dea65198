/** The list of what lies in a parcel, in the order of the pile. Items are named by short ids: a lost list betrays nobody. */
import { envelopeProfiles, paperSizes } from '#lib/domain/print/envelope.ts';
import type { Mark, SheetPage, TextSection } from '#lib/domain/print/sheet.ts';
import { fill } from '../words.ts';
import type { CoverSetting } from './cover.ts';
import { shortId } from '#lib/domain/short-id.ts';
import { openPage } from './page-pen.ts';
import { practiceFooter, practiceMark } from './practice.ts';
import type { Pile, PileEntry } from './pile.ts';
import { firstBaselineMm, placeLine, setOneLine, type TypeStyle } from './typesetting.ts';

const rowMm = 5.4;
const columns = 2;
const columnGapMm = 10;
const footMm = { rows: 25, footer: 12 };
/** From the left of a column: its tick box, number, short id and kind; the sheets stand at its right. */
const atMm = { number: 6, id: 17, kind: 41 };
const tickMm = 3;

/** As many pages as the entries need; none for an empty pile. */
export function packingList(pile: Pile, setting: CoverSetting): SheetPage[] {
	const { words, fonts, facts, name } = setting;
	const size = paperSizes[envelopeProfiles[setting.envelope].paper];
	const pages: SheetPage[] = [];
	for (let done = 0; done < pile.entries.length;) {
		const section: TextSection = { lang: words.lang };
		const page = openPage(size, setting, section);
		page.text(words.listHead, { sizePt: 11, colour: 'soft' });
		page.gap(2);
		page.heading(facts.cases[pile.caseId]?.name ?? name, 18);
		if (done === 0) page.text(words.listNote, { sizePt: 10, colour: 'soft' });
		page.gap(5);
		const topMm = page.atMm();
		const perColumn = Math.floor((size.heightMm - footMm.rows - topMm - rowMm) / rowMm);
		const here = pile.entries.slice(done, done + perColumn * columns);
		const rows = rowSetter(page.column, topMm, perColumn, section, setting);
		const heads = Array.from({ length: Math.ceil(here.length / perColumn) }, (_, index) => rows.head(index)).flat();
		pages.push({
			...size,
			marks: [...page.marks(), ...heads, ...here.flatMap((entry, index) => rows.row(entry, done + index, index))]
		});
		done += here.length;
	}
	return pages.map((page, index) => ({
		...page,
		marks: [...page.marks, ...footer(pile, index, pages.length, page, { words, fonts })]
	}));
}

function rowSetter(
	column: { leftMm: number; rightMm: number },
	topMm: number,
	perColumn: number,
	section: TextSection,
	{ words, fonts }: CoverSetting
) {
	const widthMm = (column.rightMm - column.leftMm - (columns - 1) * columnGapMm) / columns;
	const leftOf = (index: number) => column.leftMm + index * (widthMm + columnGapMm);
	const base: TypeStyle = { sizePt: 10, leading: 1.4, weight: 'regular', colour: 'ink', lang: words.lang, direction: 'auto' };
	const cells = (texts: readonly string[], leftMm: number, atRowMm: number, style: TypeStyle): Mark[] => {
		const places = [atMm.number, atMm.id, atMm.kind, 0];
		return texts.map((text, index) => {
			const area = { leftMm: leftMm + (places[index] ?? 0), rightMm: leftMm + widthMm };
			return placeLine(setOneLine(text, style, fonts), area, atRowMm + firstBaselineMm(style), index === 3 ? 'right' : 'left');
		});
	};
	const block = () => ({ role: 'paragraph', section }) as const;
	return {
		head: (index: number): Mark[] => {
			const style: TypeStyle = { ...base, sizePt: 8.5, colour: 'soft', block: block() };
			return cells([words.listNumber, words.listId, words.listKind, words.coverSheets], leftOf(index), topMm, style);
		},
		row: (entry: PileEntry, number: number, index: number): Mark[] => {
			const leftMm = leftOf(Math.floor(index / perColumn));
			const yMm = topMm + rowMm * (1 + (index % perColumn));
			const kind = entry.kind === 'letter' ? words.listLetter : words.listCard;
			const texts = [String(number + 1), shortId(entry.id), kind, String(entry.sheets)];
			return [
				{ kind: 'box', xMm: leftMm, yMm: yMm + 1.1, widthMm: tickMm, heightMm: tickMm, strokeMm: 0.2, colour: 'soft' },
				...cells(texts, leftMm, yMm, { ...base, direction: 'ltr', block: block() })
			];
		}
	};
}

function footer(
	{ practice: year }: Pile,
	page: number,
	pages: number,
	{ widthMm, heightMm }: SheetPage,
	{ words, fonts }: Pick<CoverSetting, 'words' | 'fonts'>
): Mark[] {
	const baselineMm = heightMm - footMm.footer;
	const style: TypeStyle = { sizePt: 8.5, leading: 1, weight: 'regular', colour: 'soft', lang: words.lang, direction: 'ltr' };
	const number = setOneLine(fill(words.pageNumber, { page: page + 1, pages }), style, fonts);
	const marks: Mark[] = pages > 1 ? [placeLine(number, { leftMm: 25, rightMm: widthMm - 25 }, baselineMm, 'right')] : [];
	if (year === undefined) return marks;
	const practice = { year, words, fonts };
	const mark = practiceMark(practice, { xMm: widthMm - 25, yMm: 14, corner: 'right', rows: 1 });
	return [...marks, mark, practiceFooter(practice, widthMm, baselineMm)];
}

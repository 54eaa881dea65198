/** The tally sheet of a table: one row for each person, with room for strokes, so that what is written by hand is counted once. */
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { openLayout, type Layout, type PosterText } from '../outreach/layout.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';
import { framed, frameMm } from './page-frame.ts';
import { rule } from './running-text.ts';

const marginMm = 18;
const nameMm = 56;
const sumMm = 18;
const rowMm = { highest: 15, lowest: 9 };
const tableTopMm = 70;
const footRoomMm = 26;

/** As many pages as there are people for whom is written. */
export function tallyPages(setting: PartSetting): SheetPage[] {
	const { cases, words, fonts } = setting;
	const size = kitPaper(setting);
	const room = size.heightMm - frameMm.foot - footRoomMm - tableTopMm - 8;
	const perPage = Math.max(1, Math.floor(room / rowMm.lowest));
	const pages = Math.max(1, Math.ceil(cases.length / perPage));
	const each = Math.ceil(cases.length / pages);
	const heightMm = Math.min(rowMm.highest, room / Math.max(1, each));
	const bodies = Array.from({ length: pages }, (_, page): Mark[] => {
		const layout = openLayout(fonts, { lang: words.lang });
		head(layout, size.widthMm, setting);
		table(layout, cases.slice(page * each, (page + 1) * each), heightMm, size.widthMm, setting);
		return layout.marks;
	});
	return framed(bodies, { size, marginMm, title: words.one.tallyTitle }, setting);
}

function head(layout: Layout, widthMm: number, { words: { one, lang } }: PartSetting) {
	const rightMm = widthMm - marginMm;
	layout.put('title', { leftMm: marginMm, rightMm: 110, topMm: 27, bottomMm: 40 }, [
		{ text: one.tallyTitle, sizeMm: 10, leading: 1.1, weight: 'black', role: 'heading', lang }
	]);
	layout.put('lead', { leftMm: marginMm, rightMm, topMm: 42, bottomMm: 54 }, [
		{ text: one.tallyLead, sizeMm: 3.7, leading: 1.4, lang }
	]);
	labelled(layout, one.tallyTable, { leftMm: marginMm, rightMm: marginMm + 74 }, 63, lang);
	labelled(layout, one.tallyDay, { leftMm: marginMm + 82, rightMm }, 63, lang);
}

function labelled(layout: Layout, label: string, area: { leftMm: number; rightMm: number }, yMm: number, lang: string) {
	const text: PosterText = { text: label, sizeMm: 3.4, leading: 1.2, colour: 'soft', lang };
	layout.put(label, { ...area, rightMm: area.leftMm + 50, topMm: yMm - 5, bottomMm: yMm - 0.4 }, [text], { lies: 'bottom' });
	layout.draw(rule({ ...area, leftMm: area.leftMm }, yMm + 0.6, 0.25, 'soft'));
}

function table(layout: Layout, cases: PartSetting['cases'], heightMm: number, widthMm: number, { words, lang }: PartSetting) {
	const { one } = words;
	const [leftMm, rightMm] = [marginMm, widthMm - marginMm];
	const letters = leftMm + nameMm;
	const each = (rightMm - letters) / 2;
	const edges = [letters, letters + each - sumMm, letters + each, rightMm - sumMm];
	const heads = [one.tallyLetters, one.tallySum, one.tallyCards, one.tallySum];
	const topMm = tableTopMm;
	heads.forEach((text, at) => {
		const area = { leftMm: (edges[at] ?? 0) + 1.5, rightMm: (edges[at + 1] ?? rightMm) - 1, topMm, bottomMm: topMm + 6 };
		layout.put(`head ${at}`, area, [{ text, sizeMm: 3.4, leading: 1.2, weight: 'bold', lang: words.lang, isOneLine: true }]);
	});
	const firstMm = topMm + 7;
	layout.draw(rule({ leftMm, rightMm }, firstMm, 0.35, 'ink'));
	cases.forEach((entry, row) => {
		const yMm = firstMm + row * heightMm;
		layout.put(
			`name ${row}`,
			{ leftMm, rightMm: letters - 2, topMm: yMm + 1, bottomMm: yMm + heightMm - 1 },
			[{ text: `${entry.number}  ${entry.names.full}`, sizeMm: 4, leading: 1.2, weight: 'bold', lang }],
			{ lies: 'middle' }
		);
		layout.draw(rule({ leftMm, rightMm }, yMm + heightMm, 0.2, 'soft'));
	});
	const endMm = firstMm + cases.length * heightMm;
	layout.draw(
		...edges.map((xMm): Mark => ({
			...{ kind: 'rule', x1Mm: xMm, x2Mm: xMm, y1Mm: topMm, y2Mm: endMm, strokeMm: 0.2, colour: 'soft' }
		}))
	);
	labelled(layout, one.tallyPeople, { leftMm, rightMm: leftMm + 82 }, endMm + 14, words.lang);
	labelled(layout, one.tallyBy, { leftMm: leftMm + 90, rightMm }, endMm + 14, words.lang);
}

/** The table tent: A4 in three panels, two faces head to head, the third taped underneath. All lengths are in millimetres. */
import type { Mark } from '#lib/domain/print/sheet.ts';
import { practiceMark } from '../sheets/practice.ts';
import { bigStamp } from './big-stamp.ts';
import { addressInWords, dayLine, responsibleLine, whenLines } from './foot-words.ts';
import { sideMm, square } from './foot.ts';
import { openLayout, type Layout, type PosterText } from './layout.ts';
import { practiceOn, sectionOf, type PosterSetting } from './poster-setting.ts';
import { day, ground } from './shapes.ts';

const width = 210;
const panel = 99;
const right = width - sideMm;
const qrMm = 32;

export function layOutTent(setting: PosterSetting): { marks: Mark[]; layouts: Layout[] } {
	const [face, base] = [drawFace(setting), drawBase(setting)];
	const fold = (yMm: number): Mark => ({
		...{ kind: 'rule', x1Mm: 0, x2Mm: width, y1Mm: yMm, y2Mm: yMm, strokeMm: 0.35, colour: 'soft', dashMm: 2 }
	});
	const marks: Mark[] = [
		{ kind: 'group', xMm: width, yMm: panel, degrees: 180, marks: face.marks },
		{ kind: 'group', xMm: 0, yMm: panel, degrees: 0, marks: face.marks },
		{ kind: 'group', xMm: 0, yMm: 2 * panel, degrees: 0, marks: base.marks },
		fold(panel),
		fold(2 * panel)
	];
	return { marks, layouts: [face, base] };
}

/** A question, two lines and the square of the public address: never that of a table. */
function drawFace(setting: PosterSetting): Layout {
	const { facts, words, cases, chosen } = setting;
	const [first] = words;
	const layout = openLayout(setting.fonts, sectionOf(setting));
	layout.draw(ground({ leftMm: 0, topMm: 0, rightMm: width, bottomMm: panel }, day.table));
	const two = words.length === 2;
	const heads = words.map(({ tentHead, lang }, at): PosterText => ({
		...{ text: tentHead, lang, sizeMm: two ? 13 : 19.5, leading: 0.98, role: 'heading' as const },
		weight: at === 0 ? 'black' : 'regular'
	}));
	layout.put('headline', { leftMm: sideMm, topMm: 8, rightMm: 150, bottomMm: two ? 58 : 52 }, heads);
	const leads = words.map(({ tentLead, lang }, at): PosterText => ({
		...{ text: tentLead, lang, sizeMm: two ? 4.4 : 5.2, leading: 1.28 },
		weight: at === 0 ? 'bold' : 'regular'
	}));
	layout.put('lead', { leftMm: sideMm, topMm: two ? 60 : 56, rightMm: 128, bottomMm: 80 }, leads);
	const when = [dayLine(facts, first), whenLines(facts, first).at(-1), facts.place[0]].filter((text) => text).join(', ');
	const line = { text: when, sizeMm: 4.8, leading: 1.24, weight: 'bold', lang: first.lang } as const;
	layout.put('when', { leftMm: sideMm, topMm: 81, rightMm: 155, bottomMm: 93.5 }, [line], { lies: 'bottom' });
	const other = cases.find(({ id }) => id !== chosen.id) ?? chosen;
	layout.draw(bigStamp(other.art, day.table, { xMm: 169, yMm: 24, sideMm: 25, degrees: -6 }));
	layout.draw(bigStamp(chosen.art, day.table, { xMm: 184, yMm: 29, sideMm: 25, degrees: 5 }));
	layout.draw(square(facts.address, right - qrMm, panel - 8 - qrMm, qrMm));
	return layout;
}

function drawBase(setting: PosterSetting): Layout {
	const { facts, words, practice } = setting;
	const [first] = words;
	const layout = openLayout(setting.fonts, sectionOf(setting));
	const { site, code } = addressInWords(facts, first);
	const line = { sizeMm: 3.9, leading: 1.4, lang: first.lang } as const;
	const texts: PosterText[] = [
		{ ...line, text: first.tentFold, weight: 'bold' },
		{ ...line, text: first.tentPaper },
		{ ...line, text: responsibleLine(facts, first), sizeMm: 3.2, gapMm: 2 },
		{ ...line, text: `${site} · ${code}`, sizeMm: 3.2 }
	];
	layout.put('base', { leftMm: 25, topMm: 30, rightMm: 185, bottomMm: 70 }, texts, { align: 'centre', lies: 'middle' });
	if (practice) layout.draw(practiceMark(practiceOn(setting, practice), { xMm: right, yMm: 84, corner: 'right', rows: 1 }));
	return layout;
}

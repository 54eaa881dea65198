/** What is put up or sent home: the privacy notice, the letter to parents, the packing list. */
import { inLocale } from '#lib/domain/pack.ts';
import { daysInWords } from '#lib/domain/language/days.ts';
import type { Mark, SheetPage } from '#lib/domain/print/sheet.ts';
import { flow, type FlowBlock, type WholeBlock } from '../sheets/flow.ts';
import { fill } from '../words.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';
import { framed, frameMm } from './page-frame.ts';
import { runningText, toTick, underHeading, type RunningText, type TextColumn } from './running-text.ts';

const marginMm = 25;
/** What fits one page is set as large as it can be: it is read where it lies, over somebody's shoulder. */
const scales = [1.2, 1.1, 1];

/** What the pack says of privacy where it says something; else words that hold for every event, with lines to fill in. */
export function privacyPages(setting: PartSetting): SheetPage[] {
	const { words, pack, facts } = setting;
	const { one, pairs } = words;
	const own = pack.privacy && pack.locales.includes(words.lang) ? inLocale(pack.privacy, words.lang) : undefined;
	return notice(one.privacyTitle, setting, (text) => [
		text.heading(one.privacyHead, { sizePt: 26, leading: 1.08, weight: 'black' }),
		...underHeading(text.heading(one.privacyWho, { sizePt: 12 }), [answering(text, facts.responsible)], text.column),
		...(own
			? own.map((each) => text.paragraph(each, { sizePt: 11.5, gapMm: 3 }))
			: pairs.privacy.flatMap(({ head, text: said }) =>
					underHeading(text.heading(head, { sizePt: 12, gapMm: 4 }), [text.kept(said, { sizePt: 11.5, gapMm: 0.6 })], text.column)
				)),
		text.blank(one.privacyUntil, 1),
		text.blank(one.privacyAsk, 1)
	]);
}

/** Name and address of who is responsible, or lines for them. */
const answering = (text: RunningText, responsible: string): WholeBlock =>
	responsible === '' ? text.blank('', 2) : text.kept(responsible, { sizePt: 11.5, gapMm: 0.6 });

export function parentsPages(setting: PartSetting): SheetPage[] {
	const { words, facts } = setting;
	const { one, list } = words;
	const day = daysInWords(facts.startsOn, facts.endsOn, words.lang);
	return notice(one.parentsTitle, setting, (text) => [
		text.heading(one.parentsTitle, { sizePt: 24, weight: 'black' }),
		text.kept(one.parentsDear, { sizePt: 11, gapMm: 6 }),
		...list.parents.map((each) => text.paragraph(fill(each, { day, name: facts.name }), { sizePt: 11, gapMm: 2.6 })),
		text.kept(one.parentsBye, { sizePt: 11, gapMm: 4 }),
		answering(text, facts.responsible),
		slip(text, setting)
	]);
}

/** Below a line to cut along: what comes back. */
function slip(text: RunningText, { words: { one } }: PartSetting): WholeBlock {
	const whole = text.together(
		[
			text.kept(one.parentsSlip, { sizePt: 9, colour: 'soft' }),
			text.item(toTick, one.parentsYes, { sizePt: 11 }),
			text.item(toTick, one.parentsNo, { sizePt: 11 }),
			text.blank(one.parentsChild, 1),
			text.blank(one.parentsSign, 1)
		],
		9
	);
	const { column } = text;
	const aboveMm = 2;
	const cut = (yMm: number): Mark => ({
		...{ kind: 'rule', x1Mm: 0, x2Mm: column.rightMm + marginMm, y1Mm: yMm, y2Mm: yMm },
		...{ strokeMm: 0.25, colour: 'soft', dashMm: 1.6 }
	});
	return { ...whole, heightMm: whole.heightMm + aboveMm, draw: (topMm) => [cut(topMm), ...whole.draw(topMm + aboveMm)] };
}

/** `packed`: the titles of the kit's parts with their copies. */
export function packingPages(packed: readonly { name: string; copies: number }[], setting: PartSetting): SheetPage[] {
	const { one, list } = setting.words;
	return notice(one.packingTitle, setting, (text) => [
		text.heading(one.packingTitle, { sizePt: 26, weight: 'black' }),
		...ticked(
			one.packingKit,
			packed.map((each) => fill(one.packingRow, { count: each.copies, what: each.name })),
			text
		),
		...ticked(one.packingMore, list.packing, text)
	]);
}

const ticked = (title: string, rows: readonly string[], text: RunningText): FlowBlock[] =>
	underHeading(
		text.heading(title, { gapMm: 6 }),
		rows.map((each) => text.item(toTick, each, { sizePt: 11.5, gapMm: 2.2 })),
		text.column
	);

function notice(title: string, setting: PartSetting, blocksIn: (text: RunningText) => FlowBlock[]): SheetPage[] {
	const size = kitPaper(setting);
	const column: TextColumn = { leftMm: marginMm, rightMm: size.widthMm - marginMm };
	const on = { fonts: setting.fonts, section: { lang: setting.words.lang } };
	const area = { ...column, topMm: frameMm.top + 4, bottomMm: size.heightMm - frameMm.foot };
	const tries = scales.map((scale) => flow(blocksIn(runningText(column, on, scale)), () => area));
	const bodies = tries.find(({ length }) => length === 1) ?? tries.at(-1) ?? [];
	return framed(bodies, { size, marginMm, title }, setting);
}

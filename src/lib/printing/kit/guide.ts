/** The volunteer guide: who does what, the hours, how a letter comes about, and what to do when. */
import { kitDay, dayPlan } from '#lib/domain/kit/day-plan.ts';
import { inLocale } from '#lib/domain/pack.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { flow, type FlowBlock, type WholeBlock } from '../sheets/flow.ts';
import { firstBaselineMm, placeLine, setOneLine } from '../sheets/typesetting.ts';
import { foldedPaper, kitPaper, type PartSetting } from './kit-setting.ts';
import type { HeadAndText } from './kit-words.ts';
import { framed, frameMm } from './page-frame.ts';
import { rule, runningText, underHeading, type RunningText } from './running-text.ts';

const marginMm = { whole: 20, folded: 14 };
const hourMm = 18;
const whoMm = 32;
/** The largest type with which it takes no more sheets; at the smallest a line is 3.3 mm high. */
const scales = [1.15, 1.08, 1, 0.95, 0.9];

/** On the whole sheet, or on half of it as the pages of a booklet, in type of the same size. */
export function guidePages(setting: PartSetting): SheetPage[] {
	const { words, fonts, isBooklet } = setting;
	const size = isBooklet ? foldedPaper(kitPaper(setting)) : kitPaper(setting);
	const margin = isBooklet ? marginMm.folded : marginMm.whole;
	const column = { leftMm: margin, rightMm: size.widthMm - margin };
	const on = { fonts, section: { lang: words.lang } };
	const area = { ...column, topMm: frameMm.top, bottomMm: size.heightMm - frameMm.foot };
	const tries = scales.map((scale) => flow(guideBlocks(runningText(column, on, scale), setting), () => area));
	const sheetsOf = (bodies: readonly unknown[]) => Math.ceil(bodies.length / (isBooklet ? 4 : 2));
	const fewest = Math.min(...tries.map(sheetsOf));
	const bodies = tries.find((each) => sheetsOf(each) === fewest) ?? [];
	return framed(bodies, { size, marginMm: margin, title: words.one.guideTitle }, setting);
}

function guideBlocks(text: RunningText, setting: PartSetting): FlowBlock[] {
	const { words, isBooklet } = setting;
	const { one, list, pairs } = words;
	const part = (title: string, blocks: readonly FlowBlock[]) =>
		underHeading(text.heading(title, { gapMm: 6.5 }), blocks, text.column);
	const numbered = (texts: readonly string[]) => texts.map((each, at) => text.item(`${at + 1}`, each));
	const dashed = (texts: readonly string[]) => texts.map((each) => text.item('–', each));
	const { guidance, locales } = setting.pack;
	// In a language that the pack lacks its guidance would stand in another.
	const isGuided = locales.includes(words.lang);
	return [
		text.heading(one.guideHead, { sizePt: isBooklet ? 24 : 34, leading: 1.04, weight: 'black' }),
		text.kept(one.guideLead, { sizePt: isBooklet ? 11.5 : 13.5, gapMm: 4 }),
		...part(one.roles, inPairs(pairs.role, text)),
		...part(one.setUp, dashed(list.setUp)),
		...part(one.day, dayRows(text, setting)),
		...part(one.steps, numbered(list.step)),
		...part(one.when, inPairs(pairs.when, text)),
		...(isGuided ? part(one.goodLetter, dashed(inLocale(guidance.letters, words.lang))) : []),
		...(isGuided ? part(one.goodCard, dashed(inLocale(guidance.cards, words.lang))) : []),
		...part(one.close, numbered(list.close))
	];
}

/** Two beside each other in each row. */
function inPairs(entries: readonly HeadAndText[], text: RunningText): FlowBlock[] {
	return Array.from({ length: Math.ceil(entries.length / 2) }, (_, row) =>
		text.cells((cell, side) => {
			const entry = entries[2 * row + side];
			return entry ? [cell.kept(entry.head, { weight: 'bold' }), cell.kept(entry.text, { gapMm: 0.2 })] : [];
		})
	);
}

/** The hour, what is done, and by whom; a line to write on where the hour is not known yet. */
function dayRows(text: RunningText, { facts, words, fonts }: PartSetting): WholeBlock[] {
	const { column } = text;
	const what = text.within({ leftMm: column.leftMm + hourMm, rightMm: column.rightMm - whoMm });
	const who = text.within({ leftMm: column.rightMm - whoMm + 4, rightMm: column.rightMm });
	const hours = dayPlan(facts);
	return kitDay.map((line, row) => {
		const said = words.hour(line);
		const at = hours.find((each) => each.line === line)?.at ?? '';
		const [done, doer] = [what.kept(said.what), who.kept(said.who, { colour: 'soft' })];
		const padMm = 1.4;
		return {
			kind: 'whole',
			spaceBeforeMm: row === 0 ? 1.8 : 0,
			heightMm: Math.max(done.heightMm, doer.heightMm) + 2 * padMm,
			draw: (topMm) => {
				const look = { sizePt: 10.5, leading: 1.42, weight: 'bold', colour: 'ink', lang: words.lang, direction: 'ltr' } as const;
				const block = { role: 'paragraph', section: { lang: words.lang } } as const;
				const hour = setOneLine(at, { ...look, block }, fonts);
				const baselineMm = topMm + padMm + firstBaselineMm(hour.style);
				return [
					rule(column, topMm, 0.2, 'line'),
					...(at === ''
						? [rule({ leftMm: column.leftMm, rightMm: column.leftMm + 13 }, baselineMm + 0.6, 0.25, 'soft')]
						: [placeLine(hour, column, baselineMm, 'left')]),
					...done.draw(topMm + padMm),
					...doer.draw(topMm + padMm)
				];
			}
		} satisfies WholeBlock;
	});
}

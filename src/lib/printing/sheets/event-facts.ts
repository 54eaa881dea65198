/** What the organiser's sheets say of the event, as a line or a small table. */
import type { Manifest } from '#lib/domain/manifest.ts';
import { spokenCode } from '#lib/domain/event-code.ts';
import type { Mark, TextBlock, TextSection } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import type { SheetWords } from '../words.ts';
import { daysInWords } from '#lib/domain/language/days.ts';
import type { Area } from './paper.ts';
import { paragraphDirection, firstBaselineMm, leadingMm, placeLine, setOneLine, type TypeStyle } from './typesetting.ts';

/** The public facts of an event that stand on sheets; a manifest has them. */
export type EventFacts = Pick<Manifest, 'code' | 'name' | 'place' | 'startsOn' | 'endsOn'>;

export interface SheetSetting {
	words: SheetWords;
	fonts: FontSet;
	/** The part of the sheet that a screen reader takes as one. Without it each text is a part of its own. */
	section?: TextSection;
}

/** A style for one text, which is a paragraph, or a heading, of its own. */
export function typeFor(
	{ words, section = { lang: words.lang } }: SheetSetting,
	change: Partial<TypeStyle> = {},
	role: TextBlock['role'] = 'paragraph'
): TypeStyle {
	const plain = { sizePt: 11, leading: 1.4, weight: 'regular', colour: 'ink', lang: words.lang, direction: 'auto' } as const;
	return { ...plain, block: { role, section }, ...change };
}

const labelWidthMm = 28;

/** Code, place and dates, each with its label in front. */
export function factRows(
	event: EventFacts,
	area: Pick<Area, 'leftMm' | 'rightMm'>,
	topMm: number,
	setting: SheetSetting
): Mark[] {
	const { words, fonts } = setting;
	const rows: [string, string][] = [
		[words.wordsCode, spokenCode(event.code)],
		[words.wordsPlace, event.place],
		[words.wordsDates, daysInWords(event.startsOn, event.endsOn, words.lang)]
	];
	return rows.flatMap(([name, value], index) => {
		const label = typeFor(setting, { colour: 'soft' });
		const baselineMm = topMm + index * leadingMm(label) + firstBaselineMm(label);
		const fact = typeFor(setting, {
			direction: paragraphDirection(value, words.lang),
			weight: index === 0 ? 'bold' : 'regular',
			block: label.block
		});
		return [
			placeLine(setOneLine(name, label, fonts), area, baselineMm, 'left'),
			placeLine(setOneLine(value, fact, fonts), { ...area, leftMm: area.leftMm + labelWidthMm }, baselineMm, 'left')
		];
	});
}

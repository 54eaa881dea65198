/** A lined sheet to write on by hand: the address where the window of the envelope shows it, the salutation on the first line. */
import { isWindowLeft } from '#lib/domain/print/envelope.ts';
import { addresseeOf, type Case } from '#lib/domain/pack.ts';
import type { Mark, SheetPage, TextSection } from '#lib/domain/print/sheet.ts';
import { windowProfileOf, type WindowProfile } from '#lib/domain/print/window-profile.ts';
import { spokenCode } from '#lib/domain/event-code.ts';
import { directionOf } from '#lib/domain/language/direction.ts';
import { spokenAddress } from '#lib/domain/outreach/announcement.ts';
import { addressLines, greetingOf } from '#lib/domain/writing/addressing.ts';
import { qrCells } from '../qr.ts';
import { foldMark } from '../sheets/fold-mark.ts';
import { placeAddress } from '../sheets/letter-address.ts';
import { practiceFooter, practiceMark } from '../sheets/practice.ts';
import { paragraphDirection, placeLine, setLines, type TypeStyle } from '../sheets/typesetting.ts';
import { fill } from '../words.ts';
import { kitPaper, type PartSetting } from './kit-setting.ts';
import { rule, type TextColumn } from './running-text.ts';

const marginMm = 25;
const belowWindowMm = 9;
/** Between the lines: for hands that are used to writing, and for large ones. */
const pitchesMm = { usual: 9.7, large: 13.5 };
const qrMm = 17;
const footMm = { lines: 46, qr: 30 };
/** The line of the name; the label of each stands beneath its line. */
const writerTopMm = 26;
const writerPitchMm = 12;

export type LinedPage = { kind: 'laid-out'; page: SheetPage } | { kind: 'address-too-long' };

/** Nothing of the one who writes stands in the QR code: it leads to the public address of the event. */
export function linedSheet(entry: Case, setting: PartSetting, pitch: keyof typeof pitchesMm = 'usual'): LinedPage {
	const { lang, fonts, words, pack, sheetWords, facts } = setting;
	const size = kitPaper(setting);
	const profile = windowProfileOf(setting);
	const column = { leftMm: marginMm, rightMm: size.widthMm - marginMm };
	const section: TextSection = { lang };
	const address = placeAddress(addressLines(addresseeOf(entry), lang), profile, 0, { role: 'address', section }, fonts);
	if (address.kind === 'too-long') return { kind: 'address-too-long' };
	const isWindowAtLeft = isWindowLeft(profile);
	const practice = pack.archive ? { year: pack.year, words: sheetWords, fonts } : undefined;
	const marks: Mark[] = [
		...address.marks,
		...writerLines(besideWindow(profile, column), setting, section),
		...body(
			greetingOf(entry, { kind: 'letter' }, lang).salutation,
			{ column, size, profile, setting, section },
			pitchesMm[pitch]
		),
		...foot(column, size.heightMm, setting, facts.address),
		...profile.foldsMm.map(foldMark),
		...(practice
			? [
					practiceMark(practice, {
						...(isWindowAtLeft ? { xMm: column.leftMm, corner: 'left' } : { xMm: column.rightMm, corner: 'right' }),
						...{ yMm: 12, rows: 1 }
					}),
					practiceFooter(practice, size.widthMm, size.heightMm - 8)
				]
			: [])
	];
	return { kind: 'laid-out', page: { ...size, marks } };

	function foot(area: TextColumn, heightMm: number, { words: { one } }: PartSetting, to: string): Mark[] {
		const rows = qrCells(to);
		const topMm = heightMm - footMm.qr;
		const origin = spokenAddress(new URL(to).origin);
		const asked = fill(one.linedScan, { site: origin, code: spokenCode(facts.code) });
		const text = { leftMm: area.leftMm + qrMm + 7, rightMm: area.rightMm };
		const said = [
			{ text: entry.names.full, look: { sizePt: 11, weight: 'bold' } as const },
			{ text: `${one.linedDone} ${one.linedShort}`, look: { sizePt: 9 } },
			{ text: asked, look: { sizePt: 9, colour: 'soft' } as const }
		];
		let atMm = topMm + 3.4;
		const lines = said.flatMap(({ text: each, look }) => {
			const style = styleOf(each, words.lang, section, look);
			// What is longer than two lines is in the way of the practice footer, and stands on the page about the person.
			return setLines(each, text.rightMm - text.leftMm, style, fonts)
				.slice(0, 2)
				.map((line) => {
					const placed = placeLine(line, text, atMm);
					atMm += line.leadingMm;
					return placed;
				});
		});
		return [{ kind: 'cells', xMm: area.leftMm, yMm: topMm, cellMm: qrMm / rows.length, rows, colour: 'ink' }, ...lines];
	}
}

/** Where the one who writes puts name, town and date: on the side of the paper that no window shows. */
function besideWindow(profile: WindowProfile, column: TextColumn): TextColumn {
	const { window, reach } = profile;
	return isWindowLeft(profile)
		? { leftMm: Math.max(window.rightMm + 8, reach.rightMm + 3), rightMm: column.rightMm }
		: { leftMm: column.leftMm, rightMm: Math.min(window.leftMm - 8, reach.leftMm - 3) };
}

function writerLines(column: TextColumn, { words: { one, lang }, fonts }: PartSetting, section: TextSection): Mark[] {
	return [one.linedName, one.linedTown, one.linedDate].flatMap((label, at) => {
		const yMm = writerTopMm + at * writerPitchMm;
		const [line] = setLines(
			label,
			column.rightMm - column.leftMm,
			styleOf(label, lang, section, { sizePt: 8, colour: 'soft' }),
			fonts
		);
		return [rule(column, yMm, 0.25, 'soft'), ...(line ? [placeLine(line, column, yMm + 3.2)] : [])];
	});
}

interface Sheet {
	column: TextColumn;
	size: Pick<SheetPage, 'heightMm'>;
	profile: WindowProfile;
	setting: PartSetting;
	section: TextSection;
}

/** The salutation stands on the first lines, and the rest is free. */
function body(salutation: string, { column, size, profile, setting, section }: Sheet, pitchMm: number): Mark[] {
	const { lang, fonts } = setting;
	const topMm = Math.max(profile.reach.bottomMm, writerTopMm + 2 * writerPitchMm + 4) + belowWindowMm;
	const count = Math.floor((size.heightMm - footMm.lines - topMm) / pitchMm) + 1;
	const style = styleOf(salutation, lang, section, { sizePt: 13 });
	const said = setLines(salutation, column.rightMm - column.leftMm, style, fonts).slice(0, Math.max(1, count - 1));
	const side = directionOf(lang) === 'rtl' ? 'right' : 'left';
	const lines = Array.from({ length: count }, (_, at) => topMm + at * pitchMm);
	return [
		...said.map((line, at) => placeLine(line, column, (lines[at] ?? topMm) - 1.9, side)),
		...lines.map((yMm) => rule(column, yMm, 0.25, 'soft'))
	];
}

function styleOf(
	text: string,
	lang: string,
	section: TextSection,
	look: Partial<Pick<TypeStyle, 'sizePt' | 'weight' | 'colour'>>
): TypeStyle {
	const plain = { sizePt: 9, leading: 1.35, weight: 'regular', colour: 'ink' } as const;
	return { ...plain, lang, direction: paragraphDirection(text, lang), block: { role: 'paragraph', section }, ...look };
}

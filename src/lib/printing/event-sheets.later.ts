/** The sheets an organiser prints before the event, each as one PDF. */
import { writePdf } from './pdf/pdf-document.ts';
import type { WindowProfile } from '#lib/domain/print/window-profile.ts';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import { boxKey, type FontSet } from './text/font-set.ts';
import { heldTexts, type HeldTexts } from './held.ts';
import type { EventFacts, SheetSetting } from './sheets/event-facts.ts';
import { joinSheet, tableCards, type TableLink } from './sheets/join-sheets.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import { testSheet } from './sheets/test-sheet.ts';
import { recoverySheet, wordsSheet } from './sheets/words-sheet.ts';

export type { EventFacts, SheetSetting, TableLink };

/**
 * `characters` print as boxes, since no font covers them. A sheet is held back only when fonts that would cover them are not open:
 * `FontSet.ready` comes first, with `wordingsOfSheets(words, [event.name, event.place, …labels])`.
 */
export type PrintedSheet =
	{ kind: 'printed'; pdf: Uint8Array<ArrayBuffer>; pages: SheetPage[]; characters: string[] } | HeldTexts;

/** The organiser's sheet with the twelve words, as a PDF of one page. */
export function printWordsSheet(
	event: EventFacts,
	twelve: readonly string[],
	setting: SheetSetting,
	createdAt: Date
): PrintedSheet {
	return print(event, [], (one) => [wordsSheet(event, twelve, one)], setting, setting.words.wordsTitle, createdAt);
}

/** The sheet with the recovery words, for an envelope that is closed, as a PDF of one page. */
export function printRecoverySheet(
	event: EventFacts,
	twelve: readonly string[],
	setting: SheetSetting,
	createdAt: Date
): PrintedSheet {
	return print(event, [], (one) => [recoverySheet(event, twelve, one)], setting, setting.words.recoveryTitle, createdAt);
}

/** The page for phones. */
export function printJoinSheet(event: EventFacts, joinLink: string, setting: SheetSetting, createdAt: Date): PrintedSheet {
	return print(event, [], (one) => [joinSheet(event, joinLink, one)], setting, setting.words.joinTitle, createdAt);
}

/** One card for each table, in the order given; at least one. */
export function printTableCards(
	event: EventFacts,
	tables: readonly TableLink[],
	setting: SheetSetting,
	createdAt: Date
): PrintedSheet {
	const labels = tables.map((table) => table.label);
	return print(event, labels, (one) => tableCards(event, tables, one), setting, setting.words.joinTitle, createdAt);
}

/** A page to measure the printer by, and to try in the envelope. */
export function printTestSheet(
	profile: WindowProfile,
	nudgeMm: Nudge | undefined,
	setting: SheetSetting,
	createdAt: Date
): PrintedSheet {
	const { words, fonts } = setting;
	const pages = [testSheet(profile, nudgeMm, setting)];
	const pdf = writePdf(pages, { title: words.testTitle, lang: words.lang, createdAt }, fonts);
	return { kind: 'printed', pdf, pages, characters: [] };
}

function print(
	event: EventFacts,
	texts: readonly string[],
	layOut: (setting: SheetSetting) => SheetPage[],
	{ words, fonts }: SheetSetting,
	title: string,
	createdAt: Date
): PrintedSheet {
	const boxes = heldTexts([event.name, event.place, ...texts], fonts);
	if (boxes && boxes.characters.some((each) => isCovered(each, fonts))) return boxes;
	const pages = layOut({ words, fonts, section: { lang: words.lang } });
	return {
		kind: 'printed',
		pdf: writePdf(pages, { title, lang: words.lang, createdAt }, fonts),
		pages,
		characters: boxes?.characters ?? []
	};
}

function isCovered(letter: string, fonts: FontSet): boolean {
	const codePoints = [...letter].map((each) => each.codePointAt(0) ?? 0);
	return fonts.faces.some((face) => face.key !== boxKey && codePoints.every(face.covers));
}

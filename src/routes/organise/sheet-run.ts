/** Prints one of the organiser's sheets and hands it to the browser as a file. */
import type { EventFacts, PrintedSheet, TableLink } from '#lib/printing/event-sheets.later.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { OwnWindow } from '#lib/domain/print/measured-envelope.ts';
import { windowProfileOf } from '#lib/domain/print/window-profile.ts';
import type { Nudge } from '#lib/domain/print/nudge.ts';
import type { FontSet } from '#lib/printing/text/font-set.ts';
import { wordingsOfSheets } from '#lib/printing/wordings.ts';
import { printFonts } from './print-fonts.ts';
import { saveFile } from '../save-file.ts';
import { theSheetWords } from './sheet-words.ts';

export type SheetOrder =
	| { kind: 'words'; event: EventFacts; words: readonly string[] }
	| { kind: 'recovery'; event: EventFacts; words: readonly string[] }
	| { kind: 'join'; event: EventFacts; link: string }
	| { kind: 'tables'; event: EventFacts; tables: readonly TableLink[] }
	| { kind: 'test'; code: string; envelope: Envelope; ownWindow?: OwnWindow; nudgeMm: Nudge };

/** `held`: a name is in a script that no font here can set. */
export type SheetOutcome = 'saved' | 'fonts-unreachable' | 'held';

export async function saveSheet(order: SheetOrder): Promise<SheetOutcome> {
	const fonts = await printFonts();
	if (!fonts) return 'fonts-unreachable';
	const ready = await fonts.ready(wordingsOfSheets(theSheetWords(), textsIn(order)));
	if (ready.kind !== 'ready') return 'fonts-unreachable';
	const printed = await print(order, fonts);
	if (printed.kind !== 'printed') return 'held';
	// The file's name shows in lists of downloads. It says what the file is for, not whose it is.
	saveFile(new Blob([printed.pdf], { type: 'application/pdf' }), `writing-table-${codeOf(order)}-${fileWord[order.kind]}.pdf`);
	return 'saved';
}

/** The names that people chose. They may be in any script. */
function textsIn(order: SheetOrder): string[] {
	if (order.kind === 'test') return [];
	const labels = order.kind === 'tables' ? order.tables.map(({ label }) => label) : [];
	return [order.event.name, order.event.place, ...labels];
}

const codeOf = (order: SheetOrder) => (order.kind === 'test' ? order.code : order.event.code);

const fileWord: Record<SheetOrder['kind'], string> = {
	words: 'organiser-sheet',
	recovery: 'recovery-sheet',
	join: 'poster',
	tables: 'table-cards',
	test: 'test-page'
};

async function print(order: SheetOrder, fonts: FontSet): Promise<PrintedSheet> {
	const sheets = await import('#lib/printing/event-sheets.later.ts');
	const setting = { words: theSheetWords(), fonts };
	const now = new Date();
	if (order.kind === 'test') return sheets.printTestSheet(windowProfileOf(order), order.nudgeMm, setting, now);
	if (order.kind === 'words') return sheets.printWordsSheet(order.event, order.words, setting, now);
	if (order.kind === 'recovery') return sheets.printRecoverySheet(order.event, order.words, setting, now);
	if (order.kind === 'join') return sheets.printJoinSheet(order.event, order.link, setting, now);
	return sheets.printTableCards(order.event, order.tables, setting, now);
}

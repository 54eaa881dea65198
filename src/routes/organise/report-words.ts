/** The report of the open event in words, on the page and in its table. */
import type { Desk } from '#lib/desk/desk.svelte.ts';
import { todayIn } from '#lib/domain/hall/today.ts';
import { dayInWords } from '#lib/domain/language/days.ts';
import type { LedgerFigures } from '#lib/domain/ledger/figures.ts';
import { findCase, type Pack } from '#lib/domain/pack.ts';
import type { CsvCell } from '#lib/domain/report/csv.ts';
import type { LookAgain } from '#lib/domain/report/look-again.ts';
import { reportRowOf } from '#lib/domain/report/make-report.ts';
import { reportColumns, type ReportRow } from '#lib/domain/report/report.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { State } from '#lib/ui/basic/StateMark.svelte';

/** The name of a case. One of an earlier pack has only its id. */
export const caseName = (pack: Pack, caseId: string): string => findCase(pack, caseId)?.names.full ?? caseId;
/** The label of a table, or what is said of all that came from none. */
export const tableName = (table: string | undefined): string => table ?? words.report_elsewhere();

const dayMs = 24 * 60 * 60 * 1_000;

/** Until when the section takes the report, and how long that is. Nothing where the pack names no day. */
export function dueInWords(
	{ open }: Pick<Desk, 'open'>,
	nowMs: number
): { head: string; left: string; isOver: boolean } | undefined {
	const { deadline } = open.pack;
	if (deadline === undefined) return undefined;
	const day = dayInWords(deadline, screenLanguage.current);
	const count = Math.round((Date.parse(deadline) - Date.parse(todayIn(open.manifest.timeZone, nowMs))) / dayMs);
	if (count < 0) return { head: words.report_due_over({ day }), left: '', isOver: true };
	const left = count === 0 ? words.report_due_today() : words.report_due_left({ count });
	return { head: words.report_due({ day }), left, isOver: false };
}

const columnWords: Record<keyof ReportRow, () => string> = {
	letters: words.desk_letters,
	cards: words.desk_cards,
	handLetters: words.report_letters_by_hand,
	handCards: words.report_cards_by_hand,
	printed: words.desk_printed,
	posted: words.desk_posted,
	held: words.report_held_column,
	leftOut: words.report_left_out,
	apart: words.report_apart_column
};

/** The rows of the table for spreadsheets: one for each case, table and day, and one for all. */
export function reportCells({ open, ledger }: Pick<Desk, 'open' | 'ledger'>, people: number | undefined): CsvCell[][] {
	const { code, startsOn, endsOn } = open.manifest;
	const row = (what: string, name: string, figures: LedgerFigures, count: CsvCell = ''): CsvCell[] => {
		const counts = reportRowOf(figures);
		return [code, startsOn, endsOn, what, name, ...reportColumns.map((column) => counts[column]), count];
	};
	const heads = [words.open_code(), words.report_first_day(), words.report_last_day(), words.report_what(), words.new_name()];
	return [
		[...heads, ...reportColumns.map((column) => columnWords[column]()), words.report_people()],
		...ledger.cases.map((each) => row(words.report_row_case(), caseName(open.pack, each.caseId), each)),
		...ledger.tables.map((each) => row(words.report_row_table(), tableName(each.table), each)),
		...ledger.days.map((each) => row(words.report_row_day(), each.day, each)),
		row(words.report_row_all(), '', ledger.total, people ?? '')
	];
}

export interface LookWords {
	mark: State;
	head: string;
	why: string;
	/** Where it is put right. */
	to?: { href: string; label: string };
}

const toLetters = () => ({ href: '/organise/letters', label: words.report_look_letters() });
const toPrint = () => ({ href: '/organise/print', label: words.report_look_print() });
const toHand = () => ({ href: '/organise/by-hand', label: words.report_look_hand() });
const toRoll = () => ({ href: '/organise/roll', label: words.report_look_roll() });

/** One thing to look at once more. */
export function lookInWords(look: LookAgain, pack: Pack): LookWords {
	switch (look.kind) {
		case 'on-server':
			return { mark: 'collected', head: words.report_on_server(look), why: words.report_on_server_why() };
		case 'still-out':
			return { mark: 'safe', head: words.report_still_out(look), why: words.report_still_out_why(), to: toRoll() };
		case 'unknown-tables': {
			const head = words.report_unknown({ count: look.tables.length });
			return { mark: 'unknown', head, why: words.report_unknown_why({ tables: theirs(...look.tables) }), to: toRoll() };
		}
		case 'apart':
			return { mark: 'unknown', head: words.report_apart(look), why: words.report_apart_why(), to: toLetters() };
		case 'held':
			return { mark: 'on-hold', head: words.report_held(look), why: words.report_held_why(), to: toLetters() };
		case 'not-printed':
			return { mark: 'collected', head: words.report_not_printed(look), why: words.report_not_printed_why(), to: toPrint() };
		case 'not-posted': {
			const head = look.isNone ? words.report_none_posted() : words.report_not_posted(look);
			return { mark: 'posted', head, why: words.report_not_posted_why(), to: toPrint() };
		}
		case 'much-by-hand': {
			const head = words.report_much_by_hand({ name: theirs(caseName(pack, look.caseId)), count: look.count });
			return { mark: 'draft', head, why: words.report_much_by_hand_why(), to: toHand() };
		}
		case 'counted-twice': {
			const head = words.report_twice({ name: theirs(caseName(pack, look.caseId)), count: look.count });
			return { mark: 'draft', head, why: words.report_twice_why(), to: toHand() };
		}
		case 'no-people':
			return { mark: 'draft', head: words.report_no_people(), why: words.report_no_people_why() };
	}
}

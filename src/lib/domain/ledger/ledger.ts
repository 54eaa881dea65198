/**
 * The one place where numbers come from: every screen, file and wall takes its counts from this ledger. It is computed from the items
 * that are known, what organisers did, and what was counted by hand. The order of these, and how often each was heard, change nothing.
 */
import { isAside, reviewStateOf } from '../facts/review.ts';
import type { SaidFact } from '../hall/paper-fact.ts';
import { byHandPerCase, paperCounts } from '../hall/paper-counts.ts';
import { todayIn } from '../hall/today.ts';
import type { Kind } from '../kind.ts';
import type { CaseTally } from '../wire/wire.ts';
import type { Decisions } from './decisions.ts';
import { countedUnder, noFigures, sumOf, type LedgerFigures } from './figures.ts';

/** A letter or a card that lies on this device. */
export interface LedgerItem {
	id: string;
	caseId: string;
	kind: Kind;
	/** Pseudonym of the device that handed it in. */
	device: string;
	/** An ISO moment, by the server's clock. */
	receivedAt: string;
	/** `waits`: it was not opened here yet. `apart`: it was damaged on its way, or cannot be opened here. */
	opening: 'opened' | 'waits' | 'apart';
}

/** A fact of counting by hand. */
export interface LedgerCount extends SaidFact {
	/** The server has it, so it is in the counts that the server tells. */
	isTold: boolean;
}

export interface LedgerSources {
	/** The cases of the pack, in its order. Each has a row, also one that nobody wrote for yet. */
	caseIds: readonly string[];
	items: readonly LedgerItem[];
	decisions: Decisions;
	counts: readonly LedgerCount[];
	/** What the server counts. Without it, only what is known here is counted. */
	told?: readonly CaseTally[];
	/** The table of each device that stands at one, by its pseudonym. */
	tables?: ReadonlyMap<string, string>;
	/** The event's own, in which its days begin. */
	timeZone: string;
}

export interface EventLedger {
	/** The pack's cases in its order, then those of an earlier pack, by id. */
	cases: (LedgerFigures & { caseId: string })[];
	/** As people count them, 2 before 10. Last, without a table: phones, and what organisers counted. Only what is known here. */
	tables: (LedgerFigures & { table?: string })[];
	/** `YYYY-MM-DD`, the first first. Only what is known here. */
	days: (LedgerFigures & { day: string })[];
	/** The sum of the cases. */
	total: LedgerFigures;
}

export function ledgerOf({ caseIds, items, decisions, counts, told, tables, timeZone }: LedgerSources): EventLedger {
	const [byCase, byTable, byDay] = [new Rows(caseIds), new Rows(), new Rows()];
	const dayOf = dayReader(timeZone);
	const tableOf = (device: string | undefined) => tables?.get(device ?? '') ?? noTable;
	for (const item of new Map(items.map((each) => [each.id, each])).values())
		for (const row of [byCase.at(item.caseId), byTable.at(tableOf(item.device)), byDay.at(dayOf(item.receivedAt))])
			addItem(row, item, decisions);
	addByHand(byCase, counts, told);
	for (const { takenBack, device, at, kind, count } of paperCounts(counts)) {
		if (takenBack) continue;
		for (const row of [byTable.at(tableOf(device)), byDay.at(dayOf(at))]) row.byHand[countedUnder(kind)] += count;
	}
	for (const { caseId, letters, cards } of told ?? []) addArrived(byCase.at(caseId), { letters, cards });
	const cases = byCase.inOrder(byName).map(([caseId, figures]) => ({ caseId, ...figures }));
	return {
		cases,
		tables: byTable.inOrder(byTableName).map(([table, figures]) => ({ ...(table !== noTable && { table }), ...figures })),
		days: byDay.inOrder(byName).map(([day, figures]) => ({ day, ...figures })),
		total: sumOf(cases)
	};
}

/** No label of a table is empty. */
const noTable = '';
const byName = (a: string, b: string) => (a < b ? -1 : 1);
const byTableName = (a: string, b: string) =>
	Number(a === noTable) - Number(b === noTable) || a.localeCompare(b, undefined, { numeric: true });

/** Rows by name: first those that must be there, then what comes. */
class Rows {
	readonly #first: readonly string[];
	readonly #rows: Map<string, LedgerFigures>;

	constructor(first: readonly string[] = []) {
		this.#first = first;
		this.#rows = new Map(first.map((name) => [name, noFigures()]));
	}

	at(name: string): LedgerFigures {
		const row = this.#rows.get(name) ?? noFigures();
		this.#rows.set(name, row);
		return row;
	}

	inOrder(compare: (a: string, b: string) => number): [string, LedgerFigures][] {
		const others = [...this.#rows.keys()].filter((name) => !this.#first.includes(name)).sort(compare);
		return [...this.#first, ...others].map((name) => [name, this.at(name)]);
	}
}

function addItem(row: LedgerFigures, { id, kind, opening }: LedgerItem, { reviews, prints }: Decisions) {
	const counted = countedUnder(kind);
	const print = prints.get(id)?.state;
	row.arrived[counted]++;
	row.here[counted]++;
	// What went to the post before anybody put it aside is gone, and counts as gone.
	if (isAside(reviews.get(id), print === 'posted'))
		return void row[reviewStateOf(reviews.get(id)) === 'held' ? 'held' : 'leftOut'][counted]++;
	// What another device could print goes out, also where this device cannot open it.
	if (opening === 'apart' && print === undefined) return void row.apart[counted]++;
	row.goesOut[counted]++;
	if (opening === 'opened') row.ready[counted]++;
	if (opening === 'opened' && print === undefined) row.toPrint[counted]++;
	if (print === 'printed' || print === 'posted') row.printed[counted]++;
	if (print === 'posted') row.posted[counted]++;
}

/** What the server heard of and this device has not fetched goes out, as far as anybody knows. */
function addArrived({ arrived, goesOut }: LedgerFigures, told: Pick<CaseTally, 'letters' | 'cards'>) {
	for (const counted of ['letters', 'cards'] as const) {
		const more = Math.max(0, told[counted] - arrived[counted]);
		arrived[counted] += more;
		goesOut[counted] += more;
	}
}

/** The server's counts hold facts that this device has not read, and this device has said some that the server has not. */
function addByHand(rows: Rows, counts: readonly LedgerCount[], told: readonly CaseTally[] | undefined) {
	const toldOf = new Map(told?.map((each) => [each.caseId, each]));
	const [has, had] = [byHandPerCase(counts), byHandPerCase(counts.filter(({ isTold }) => isTold))];
	const nothing = { letters: 0, cards: 0 };
	for (const caseId of new Set([...has.keys(), ...toldOf.keys()])) {
		const [all, known] = [has.get(caseId) ?? nothing, had.get(caseId) ?? nothing];
		const server = toldOf.get(caseId);
		const of = (counted: 'letters' | 'cards', heard: number | undefined) =>
			heard === undefined ? all[counted] : Math.max(0, heard + all[counted] - known[counted]);
		rows.at(caseId).byHand = { letters: of('letters', server?.paperLetters), cards: of('cards', server?.paperCards) };
	}
}

/** Thousands of items share a few moments, since the server dates what arrives to the quarter hour. */
function dayReader(timeZone: string): (moment: string) => string {
	const known = new Map<string, string>();
	return (moment) => {
		const day = known.get(moment) ?? todayIn(timeZone, Date.parse(moment));
		known.set(moment, day);
		return day;
	};
}

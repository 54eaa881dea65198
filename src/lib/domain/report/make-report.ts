/** An event's report, from its ledger. */
import { both, type LedgerFigures } from '../ledger/figures.ts';
import type { EventLedger } from '../ledger/ledger.ts';
import type { EventReport, ReportRow } from './report.ts';

/** One row of the ledger as a report, a file or a sheet shows it. */
export const reportRowOf = ({ goesOut, byHand, printed, posted, held, leftOut, apart }: LedgerFigures): ReportRow => ({
	...goesOut,
	handLetters: byHand.letters,
	handCards: byHand.cards,
	printed: both(printed),
	posted: both(posted),
	held: both(held),
	leftOut: both(leftOut),
	apart: both(apart)
});

export interface ReportedEvent {
	code: string;
	startsOn: string;
	endsOn: string;
	isPractice: boolean;
	nowMs: number;
	heardAtMs?: number;
	people?: number;
}

/** Gives the report without its digest, with its fields in their one order. */
export function makeReport(ledger: EventLedger, event: ReportedEvent): Omit<EventReport, 'digest'> {
	const { code, startsOn, endsOn, isPractice, nowMs, heardAtMs, people } = event;
	return {
		v: 1,
		event: code,
		madeAt: new Date(nowMs).toISOString(),
		...{ startsOn, endsOn },
		...(heardAtMs !== undefined && { heardAt: new Date(heardAtMs).toISOString() }),
		arrived: both(ledger.total.arrived),
		here: both(ledger.total.here),
		...(people !== undefined && { people }),
		...(isPractice && { practice: true }),
		cases: ledger.cases.map((row) => ({ caseId: row.caseId, ...reportRowOf(row) })),
		total: reportRowOf(ledger.total)
	};
}

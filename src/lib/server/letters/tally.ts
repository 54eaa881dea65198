/** The counts per case: the items that arrived, and the counts by hand. */
import type { TallyAnswer } from '#lib/domain/wire/wire.ts';
import { countsIn, noCounts } from './case-counts.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase } from '../schema.ts';

/** No device reads a longer list. */
const mostCases = 40;

/**
 * Gives every case of the pack in its order, with zeros where nothing arrived, and behind them the cases of earlier packs for which
 * something arrived. It gives `undefined` when there is no such event.
 */
export async function readTally(db: SqlDatabase, code: string, nowMs: number): Promise<TallyAnswer | undefined> {
	const row = await db
		.selectFrom('counters')
		.innerJoin('packs', 'packs.event', 'counters.event')
		.select(['case_ids', 'by_case', 'pack_cases'])
		.where('counters.event', '=', code)
		.executeTakeFirst();
	if (!row) return undefined;
	const counts = countsIn(row.by_case);
	const ids = JSON.parse(row.case_ids) as string[];
	const shown = ids.filter((id, index) => index < (row.pack_cases ?? ids.length) || counts[id] !== undefined);
	const cases = shown.slice(0, mostCases).map((caseId) => ({ caseId, ...(counts[caseId] ?? noCounts) }));
	return { cases, serverTime: isoMoment(nowMs) };
}

/** Counts per case: what arrived, and what people counted by hand. */
import type { PaperCount, TallyAnswer } from '#lib/domain/wire/wire.ts';
import { addTo, byHandIn, countsIn, noCounts } from './case-counts.ts';
import { eventBounds } from '../asking/limits.ts';
import type { Role } from '../events/roles.ts';
import { isoMoment, toQuarterHour } from '../moments.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { takeTurn } from './turn.ts';

/** Every case of the pack in its order, with zeros where nothing arrived; nothing when there is no such event. */
export async function readTally(db: SqlDatabase, code: string, nowMs: number): Promise<TallyAnswer | undefined> {
	const row = await db
		.selectFrom('counters')
		.innerJoin('packs', 'packs.event', 'counters.event')
		.select(['case_ids', 'by_case'])
		.where('counters.event', '=', code)
		.executeTakeFirst();
	if (!row) return undefined;
	const counts = countsIn(row.by_case);
	const cases = (JSON.parse(row.case_ids) as string[]).map((caseId) => ({ caseId, ...(counts[caseId] ?? noCounts) }));
	return { cases, serverTime: isoMoment(nowMs) };
}

export type PaperOutcome = 'counted' | 'unknown-case' | 'full';

interface Counting {
	role: Role;
	nowMs: number;
}

/** Keeps paper counts, all or none. One with an id that is here already does nothing. */
export const countPaper = (
	db: SqlDatabase,
	code: string,
	counts: PaperCount[],
	{ role, nowMs }: Counting
): Promise<PaperOutcome> =>
	db.transaction().execute(async (turn) => {
		const place = await takeTurn(turn, code, 0);
		const caseIds = place ? (JSON.parse(place.case_ids) as string[]) : [];
		if (!place || counts.some(({ caseId }) => !caseIds.includes(caseId))) return 'unknown-case';
		const most = role === 'join' ? eventBounds.guestPaperCounts : eventBounds.paperCounts;
		if ((await keptCounts(turn, code)) + counts.length > most) return 'full';
		if (role === 'join' && byHandIn(place.by_case) + itemsIn(counts) > eventBounds.guestPaperItems) return 'full';
		const fresh = new Set(await insertCounts(turn, code, counts, nowMs));
		// The same id twice in one request is one count, as it would be in two.
		const added = counts.filter(({ id }) => fresh.delete(id));
		const byCase = addTo(
			place.by_case,
			added.map(({ caseId, letters, cards }) => ({ caseId, paperLetters: letters, paperCards: cards }))
		);
		await turn.updateTable('counters').set({ by_case: byCase }).where('event', '=', code).execute();
		return 'counted';
	});

const itemsIn = (counts: PaperCount[]) => counts.reduce((sum, { letters, cards }) => sum + letters + cards, 0);

async function keptCounts(turn: Turn, code: string): Promise<number> {
	const { kept } = await turn
		.selectFrom('paper_counts')
		.select(({ fn }) => fn.countAll<number>().as('kept'))
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	return Number(kept);
}

async function insertCounts(turn: Turn, code: string, counts: PaperCount[], nowMs: number): Promise<string[]> {
	const counted_at = toQuarterHour(nowMs);
	const inserted = await turn
		.insertInto('paper_counts')
		.values(counts.map(({ id, caseId, letters, cards }) => ({ event: code, id, case_id: caseId, letters, cards, counted_at })))
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.returning('id')
		.execute();
	return inserted.map(({ id }) => id);
}

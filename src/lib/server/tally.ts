/** Counts per case: what arrived, and what people counted by hand. */
import type { PaperCount, TallyAnswer } from '#lib/domain/wire.ts';
import { addToCaseCounts, readCaseCounts } from './case-counts.ts';
import { eventBounds } from './limits.ts';
import { isoMoment, toQuarterHour } from './moments.ts';
import type { Database, Turn } from './schema.ts';
import { takeTurn } from './turn.ts';

/** Every case of the pack in its order, with zeros where nothing arrived; nothing when there is no such event. */
export async function readTally(db: Database, code: string, nowMs: number): Promise<TallyAnswer | undefined> {
	const caseIds = await casesOf(db, code);
	if (!caseIds) return undefined;
	const counts = new Map((await readCaseCounts(db, code)).map((row) => [row.case_id, row]));
	const cases = caseIds.map((caseId) => {
		const { letters = 0, cards = 0, paper_letters = 0, paper_cards = 0 } = counts.get(caseId) ?? {};
		return { caseId, letters, cards, paperLetters: paper_letters, paperCards: paper_cards };
	});
	return { cases, serverTime: isoMoment(nowMs) };
}

async function casesOf(db: Database | Turn, code: string): Promise<string[] | undefined> {
	const pack = await db.selectFrom('packs').select('case_ids').where('event', '=', code).executeTakeFirst();
	return pack && (JSON.parse(pack.case_ids) as string[]);
}

export type PaperOutcome = 'counted' | 'unknown-case' | 'full';

/** Keeps paper counts, all or none. One with an id that is here already does nothing. */
export const countPaper = (db: Database, code: string, counts: PaperCount[], nowMs: number): Promise<PaperOutcome> =>
	db.transaction().execute(async (turn) => {
		const isThere = await takeTurn(turn, code, 0);
		const caseIds = isThere && (await casesOf(turn, code));
		if (counts.some(({ caseId }) => !caseIds?.includes(caseId))) return 'unknown-case';
		if ((await keptCounts(turn, code)) + counts.length > eventBounds.paperCounts) return 'full';
		const fresh = new Set(await insertCounts(turn, code, counts, nowMs));
		// The same id twice in one request is one count, as it would be in two.
		const added = counts.filter(({ id }) => fresh.delete(id));
		if (added.length > 0)
			await addToCaseCounts(
				turn,
				code,
				added.map(({ caseId, letters, cards }) => ({ caseId, paperLetters: letters, paperCards: cards }))
			);
		return 'counted';
	});

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

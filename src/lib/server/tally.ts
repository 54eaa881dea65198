/** Counts per case: what arrived, and what people counted by hand. */
import type { CaseTally, PaperCount, TallyAnswer } from '#lib/domain/wire.ts';
import { eventBounds } from './limits.ts';
import { isoMoment, toQuarterHour } from './moments.ts';
import type { Database, Turn } from './schema.ts';

/** Every case of the pack in its order, with zeros where nothing arrived; nothing when there is no such event. */
export async function readTally(db: Database, code: string, nowMs: number): Promise<TallyAnswer | undefined> {
	const caseIds = await casesOf(db, code);
	if (!caseIds) return undefined;
	const tallies = new Map<string, CaseTally>(
		caseIds.map((caseId) => [caseId, { caseId, letters: 0, cards: 0, paperLetters: 0, paperCards: 0 }])
	);
	for (const row of await arrived(db, code)) {
		const tally = tallies.get(row.case_id);
		if (tally) tally[row.kind === 'card' ? 'cards' : 'letters'] = Number(row.items);
	}
	for (const row of await countedByHand(db, code)) {
		const tally = tallies.get(row.case_id);
		if (tally) Object.assign(tally, { paperLetters: Number(row.letters), paperCards: Number(row.cards) });
	}
	return { cases: [...tallies.values()], serverTime: isoMoment(nowMs) };
}

async function casesOf(db: Database | Turn, code: string): Promise<string[] | undefined> {
	const pack = await db.selectFrom('packs').select('case_ids').where('event', '=', code).executeTakeFirst();
	return pack && (JSON.parse(pack.case_ids) as string[]);
}

const arrived = (db: Database, code: string) =>
	db
		.selectFrom('items')
		.select(['case_id', 'kind', ({ fn }) => fn.countAll<number>().as('items')])
		.where('event', '=', code)
		.groupBy(['case_id', 'kind'])
		.execute();

const countedByHand = (db: Database, code: string) =>
	db
		.selectFrom('paper_counts')
		.select(['case_id', ({ fn }) => fn.sum<number>('letters').as('letters'), ({ fn }) => fn.sum<number>('cards').as('cards')])
		.where('event', '=', code)
		.groupBy('case_id')
		.execute();

export type PaperOutcome = 'counted' | 'unknown-case' | 'full';

/** Keeps paper counts, all or none. One with an id that is here already does nothing. */
export async function countPaper(db: Database, code: string, counts: PaperCount[], nowMs: number): Promise<PaperOutcome> {
	const caseIds = await casesOf(db, code);
	if (counts.some(({ caseId }) => !caseIds?.includes(caseId))) return 'unknown-case';
	const { kept } = await db
		.selectFrom('paper_counts')
		.select(({ fn }) => fn.countAll<number>().as('kept'))
		.where('event', '=', code)
		.executeTakeFirstOrThrow();
	if (Number(kept) + counts.length > eventBounds.paperCounts) return 'full';
	await db
		.insertInto('paper_counts')
		.values(
			counts.map(({ id, caseId, letters, cards }) => ({
				event: code,
				id,
				case_id: caseId,
				letters,
				cards,
				counted_at: toQuarterHour(nowMs)
			}))
		)
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.execute();
	return 'counted';
}

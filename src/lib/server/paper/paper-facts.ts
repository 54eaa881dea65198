/**
 * The counts by hand. They are facts that are kept for ever, with a running sum, and organisers get them in the order of arrival.
 */
import { byHandPerCase, countedByGuests } from '#lib/domain/hall/paper-counts.ts';
import { parsePaperFact, type PaperFact, type SaidFact } from '#lib/domain/hall/paper-fact.ts';
import {
	paperBounds,
	type ListedFact,
	type PaperAnswer,
	type PaperPage,
	type PaperReceipt,
	type PaperRefusal,
	type PostedPaper
} from '#lib/domain/wire/paper-wire.ts';
import { factIdOf } from '#lib/domain/wire/facts-wire.ts';
import type { Role } from '../events/roles.ts';
import { addTo } from '../letters/case-counts.ts';
import type { FeedQuery } from '../letters/letters-feed.ts';
import { takeTurn, type TakenTurn } from '../letters/turn.ts';
import { isoMoment } from '../moments.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { rowOf, saidIn } from './paper-rows.ts';
import { laidOn, paperShelf, whyNoRoom } from './room-for-paper.ts';

export type PaperOutcome = { kind: 'answered'; answer: PaperAnswer; stored: number } | { kind: 'unknown-event' };

/** Stores facts one by one. A refused fact does not stop its neighbours, and a fact whose id is here already changes nothing. */
export const keepPaper = (
	db: SqlDatabase,
	code: string,
	{ facts, device, by }: PostedPaper,
	{ role, nowMs }: { role: Role; nowMs: number }
): Promise<PaperOutcome> =>
	db.transaction().execute(async (turn) => {
		const place = await takeTurn(turn, code, 0);
		if (!place) return { kind: 'unknown-event' };
		const who: Who = { ...(device !== undefined && { device }), by: role === 'join' ? 'guest' : (by ?? 'organiser') };
		const { receipts, fresh } = await keepAll(turn, code, facts, { who, isMeasured: role === 'join', place });
		await addUp(turn, code, place, fresh);
		return { kind: 'answered', answer: { receipts, serverTime: isoMoment(nowMs) }, stored: fresh.length };
	});

/** Adds the facts of another server that are not here yet. Each stays under the name of whoever said it there. */
export const mergePaper = (db: SqlDatabase, code: string, all: SaidFact[]): Promise<void> =>
	db.transaction().execute(async (turn) => {
		const place = await takeTurn(turn, code, 0);
		if (!place) return;
		let shelf = await paperShelf(turn, code, undefined);
		const fresh: SaidFact[] = [];
		for (const said of all) {
			if (!(await insert(turn, code, shelf.facts + 1, said))) continue;
			shelf = laidOn(shelf, said.fact);
			fresh.push(said);
		}
		await addUp(turn, code, place, fresh);
	});

type Who = Omit<SaidFact, 'fact'>;
interface Keeping {
	who: Who;
	isMeasured: boolean;
	place: TakenTurn;
}

async function keepAll(turn: Turn, code: string, facts: unknown[], { who, isMeasured, place }: Keeping) {
	let shelf = await paperShelf(turn, code, isMeasured ? who : undefined);
	const caseIds = JSON.parse(place.case_ids) as string[];
	const [receipts, fresh]: [PaperReceipt[], SaidFact[]] = [[], []];
	for (const sent of facts) {
		const parsed = parsePaperFact(sent);
		if (parsed.kind === 'malformed') {
			receipts.push({ id: factIdOf(sent), outcome: 'refused', reason: 'malformed' });
			continue;
		}
		const said = { fact: parsed.value, ...who };
		const refusal = whyNoCase(parsed.value, caseIds) ?? whyNoRoom(shelf, parsed.value);
		const isStored = !refusal && (await insert(turn, code, shelf.facts + 1, said));
		receipts.push(await receiptFor(turn, code, parsed.value.id, isStored, refusal));
		if (!isStored) continue;
		shelf = laidOn(shelf, said.fact);
		fresh.push(said);
	}
	return { receipts, fresh };
}

const whyNoCase = (fact: PaperFact, caseIds: string[]) =>
	fact.kind !== 'taken-back' && !caseIds.includes(fact.caseId) ? 'unknown-case' : undefined;

async function insert(turn: Turn, code: string, n: number, said: SaidFact): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await turn
		.insertInto('paper_facts')
		.values(rowOf(code, n, said))
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n;
}

/** A fact that is stored here is answered as known, even when there would be no room for it any more. */
async function receiptFor(turn: Turn, code: string, id: string, isStored: boolean, reason?: PaperRefusal): Promise<PaperReceipt> {
	if (isStored) return { id, outcome: 'stored' };
	if (reason === undefined) return { id, outcome: 'known' };
	const lying = turn.selectFrom('paper_facts').select('id').where('event', '=', code).where('id', '=', id);
	return (await lying.executeTakeFirst()) ? { id, outcome: 'known' } : { id, outcome: 'refused', reason };
}

/**
 * Adds the new facts to the running sums. Whether a count stands depends only on the facts that take it back, so it is enough to
 * look at the counts that the new facts touch.
 */
async function addUp(turn: Turn, code: string, place: TakenTurn, fresh: SaidFact[]): Promise<void> {
	if (fresh.length === 0) return;
	const [before, after] = await around(turn, code, fresh);
	const [had, has] = [byHandPerCase(before), byHandPerCase(after)];
	const added = [...new Set([...had.keys(), ...has.keys()])].map((caseId) => ({
		caseId,
		paperLetters: (has.get(caseId)?.letters ?? 0) - (had.get(caseId)?.letters ?? 0),
		paperCards: (has.get(caseId)?.cards ?? 0) - (had.get(caseId)?.cards ?? 0)
	}));
	const guestFacts = fresh.filter(({ by }) => by === 'guest').length;
	const guestCounted = countedByGuests(after) - countedByGuests(before);
	await turn
		.updateTable('counters')
		.set((column) => ({
			by_case: addTo(place.by_case, added),
			guest_facts: column('guest_facts', '+', guestFacts),
			guest_counted: column('guest_counted', '+', guestCounted)
		}))
		.where('event', '=', code)
		.execute();
}

/**
 * Gives the new facts, the counts that they take back, and every fact that takes back one of these: first without the new facts,
 * then with them.
 */
async function around(turn: Turn, code: string, fresh: SaidFact[]): Promise<[before: SaidFact[], after: SaidFact[]]> {
	const targets = fresh.flatMap(({ fact }) => (fact.kind === 'taken-back' ? [fact.takesBack] : []));
	const ids = fresh.map(({ fact }) => fact.id);
	const rows = await turn
		.selectFrom('paper_facts')
		.selectAll()
		.where('event', '=', code)
		.where((is) => is.or([is('id', 'in', [...ids, ...targets]), is('takes_back', 'in', [...ids, ...targets])]))
		.execute();
	const after = rows.map(saidIn);
	const isFresh = new Set(ids);
	return [after.filter(({ fact }) => !isFresh.has(fact.id)), after];
}

/** Gives the facts after number `after`, at most `limit`. An empty page means that there are no more. */
export async function readPaper(db: SqlDatabase, code: string, { after, limit }: FeedQuery): Promise<PaperPage> {
	const rows = await db
		.selectFrom('paper_facts')
		.selectAll()
		.where('event', '=', code)
		.where('n', '>', after)
		.orderBy('n')
		.limit(Math.min(limit, paperBounds.page))
		.execute();
	const facts = rows.map((row): ListedFact => ({ n: row.n, ...saidIn(row) }));
	return { facts, next: facts.at(-1)?.n ?? after };
}

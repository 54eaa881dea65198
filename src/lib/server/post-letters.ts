/**
 * Takes a batch of sealed items. One transaction a batch, one judgement an item: a bad item never blocks its neighbours (I8),
 * the same item twice gives the same receipt (I4), and receipts are given only after the commit (I5).
 */
import type { Post, PostAnswer } from '#lib/domain/wire.ts';
import { noteDevice } from './devices.ts';
import { judgeItem, type Judged } from './judge-item.ts';
import { isoMoment, toQuarterHour } from './moments.ts';
import type { Database, Turn } from './schema.ts';
import { receiptsFor, verdictsOn, type Kept, type Verdict } from './verdicts.ts';

export type PostOutcome = { kind: 'answered'; answer: PostAnswer; stored: number } | { kind: 'unknown-event' };

export async function postLetters(db: Database, code: string, post: Post, nowMs: number): Promise<PostOutcome> {
	const judged = post.items.map(judgeItem);
	const receipts = await db.transaction().execute((turn) => storeBatch(turn, { code, device: post.device, nowMs }, judged));
	if (!receipts) return { kind: 'unknown-event' };
	const stored = receipts.filter((receipt) => receipt.outcome === 'stored').length;
	return { kind: 'answered', answer: { receipts, serverTime: isoMoment(nowMs) }, stored };
}

interface From {
	code: string;
	device: string;
	nowMs: number;
}

async function storeBatch(turn: Turn, from: From, judged: Judged[]) {
	const { code, nowMs } = from;
	const room = await takeTurn(turn, code, judged.length);
	if (!room) return undefined;
	const ids = judged.flatMap((each) => (each.kind === 'sound' ? [each.item.id] : []));
	const buried = await buriedItems(turn, code, ids);
	const verdicts = verdictsOn(judged, { event: await eventOf(turn, code), room, buried, nowMs });
	const fresh = await insertItems(turn, rowsOf(verdicts, from, room.last_n - judged.length + 1));
	await countFresh(turn, code, fresh);
	await noteDevice(turn, code, from.device, nowMs);
	const kept = new Map([...buried, ...(await keptItems(turn, code, ids))]);
	return receiptsFor(
		verdicts,
		kept,
		fresh.map((row) => row.id)
	);
}

/**
 * Reserves numbers and, by that same write, the turn: the next batch of this event waits here until this one has committed. So
 * numbers become visible in their order, and a reader who asks for what comes after N misses nothing.
 */
const takeTurn = (turn: Turn, code: string, items: number) =>
	turn
		.updateTable('counters')
		.set((column) => ({ last_n: column('last_n', '+', items) }))
		.where('event', '=', code)
		.returning(['last_n', 'items', 'sealed_bytes'])
		.executeTakeFirst();

const eventOf = (turn: Turn, code: string) =>
	turn
		.selectFrom('events')
		.innerJoin('packs', 'packs.event', 'events.code')
		.select(['state', 'key_version', 'ends_on', 'late_from_at', 'case_ids'])
		.where('code', '=', code)
		.executeTakeFirstOrThrow();

async function keptItems(turn: Turn, code: string, ids: string[]): Promise<[string, Kept][]> {
	if (ids.length === 0) return [];
	const items = turn.selectFrom('items').select(['id', 'digest', 'is_late']).where('event', '=', code).where('id', 'in', ids);
	return (await items.execute()).map((row) => [row.id, { digest: row.digest, isLate: row.is_late === 1 }]);
}

async function buriedItems(turn: Turn, code: string, ids: string[]) {
	if (ids.length === 0) return new Map<string, Kept>();
	const stones = turn.selectFrom('tombstones').select(['id', 'digest']).where('event', '=', code).where('id', 'in', ids);
	return new Map<string, Kept>((await stones.execute()).map((row) => [row.id, { digest: row.digest, isLate: false }]));
}

const rowsOf = (verdicts: Verdict[], { code, device, nowMs }: From, firstN: number) =>
	verdicts.flatMap((verdict, index) =>
		verdict.kind === 'acceptable' ? [rowOf(verdict, { code, device, nowMs }, firstN + index)] : []
	);

const rowOf = ({ item, sealed, isLate }: Extract<Verdict, { kind: 'acceptable' }>, { code, device, nowMs }: From, n: number) => ({
	event: code,
	id: item.id,
	n,
	device,
	seq: item.seq,
	case_id: item.caseId,
	kind: item.kind,
	key_version: item.keyVersion,
	digest: item.digest,
	sealed,
	size_bytes: sealed.length,
	received_at: toQuarterHour(nowMs),
	is_late: isLate ? 1 : 0,
	collected_at: null
});

/** The unique key decides what is new, never a look beforehand (I3). */
async function insertItems(turn: Turn, rows: ReturnType<typeof rowsOf>) {
	if (rows.length === 0) return [];
	return turn
		.insertInto('items')
		.values(rows)
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.returning(['id', 'size_bytes'])
		.execute();
}

async function countFresh(turn: Turn, code: string, fresh: { size_bytes: number }[]) {
	if (fresh.length === 0) return;
	const sealedBytes = fresh.reduce((sum, row) => sum + row.size_bytes, 0);
	await turn
		.updateTable('counters')
		.set((column) => ({
			items: column('items', '+', fresh.length),
			sealed_bytes: column('sealed_bytes', '+', sealedBytes)
		}))
		.where('event', '=', code)
		.execute();
}

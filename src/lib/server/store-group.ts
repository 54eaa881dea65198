/**
 * Stores batches of one event in one turn. One judgement an item: a bad one never blocks its neighbours (I8), the same item
 * twice gives the same receipt (I4). Receipts are for giving out only after the commit (I5).
 */
import type { Receipt } from '#lib/domain/wire.ts';
import { addToCaseCounts } from './case-counts.ts';
import { noteDevices } from './devices.ts';
import type { Judged } from './judge-item.ts';
import { itemsInStatement } from './limits.ts';
import { toQuarterHour } from './moments.ts';
import type { Turn } from './schema.ts';
import { takeTurn } from './turn.ts';
import { receiptsFor, verdictsOn, type Kept, type Verdict } from './verdicts.ts';

export interface Batch {
	device: string;
	judged: Judged[];
}

/** The receipts of each batch in its order; nothing when there is no such event. */
export async function storeGroup(turn: Turn, code: string, group: Batch[], nowMs: number): Promise<Receipt[][] | undefined> {
	const judged = group.flatMap((batch) => batch.judged);
	const room = await takeTurn(turn, code, judged.length);
	if (!room) return undefined;
	const ids = [...new Set(judged.flatMap((each) => (each.kind === 'sound' ? [each.item.id] : [])))];
	const buried = await buriedItems(turn, code, ids);
	const verdicts = verdictsOn(judged, { event: await eventOf(turn, code), room, buried, nowMs });
	const devices = group.flatMap(({ device, judged: { length } }) => Array.from({ length }, () => device));
	const fresh = await insertItems(turn, rowsOf(verdicts, devices, { code, nowMs, firstN: room.last_n - judged.length + 1 }));
	await count(turn, code, group, fresh, nowMs);
	const kept = await keptItems(turn, code, ids, fresh, buried);
	return inBatches(receiptsFor(verdicts, kept, fresh.keys()), group);
}

const eventOf = (turn: Turn, code: string) =>
	turn
		.selectFrom('events')
		.innerJoin('packs', 'packs.event', 'events.code')
		.select(['state', 'key_version', 'ends_on', 'late_from_at', 'case_ids'])
		.where('code', '=', code)
		.executeTakeFirstOrThrow();

async function buriedItems(turn: Turn, code: string, ids: string[]): Promise<Map<string, Kept>> {
	const buried = new Map<string, Kept>();
	for (const some of inStatements(ids)) {
		const stones = turn.selectFrom('tombstones').select(['id', 'digest']).where('event', '=', code).where('id', 'in', some);
		for (const { id, digest } of await stones.execute()) buried.set(id, { digest, isLate: false });
	}
	return buried;
}

type Row = ReturnType<typeof rowOf>;
interface Place {
	code: string;
	nowMs: number;
	firstN: number;
}

/** Twins within the group are told apart here: the first one is the item. */
function rowsOf(verdicts: Verdict[], devices: string[], { code, nowMs, firstN }: Place): Row[] {
	const rows = new Map<string, Row>();
	verdicts.forEach((verdict, index) => {
		if (verdict.kind !== 'acceptable' || rows.has(verdict.item.id)) return;
		rows.set(verdict.item.id, rowOf(verdict, devices[index]!, { code, nowMs, firstN: firstN + index }));
	});
	return [...rows.values()];
}

const rowOf = (
	{ item, sealed, isLate }: Extract<Verdict, { kind: 'acceptable' }>,
	device: string,
	{ code, nowMs, firstN }: Place
) => ({
	event: code,
	id: item.id,
	n: firstN,
	device,
	seq: item.seq,
	case_id: item.caseId,
	kind: item.kind,
	key_version: item.keyVersion,
	digest: item.digest,
	sealed,
	size_bytes: sealed.length,
	received_at: toQuarterHour(nowMs),
	is_late: isLate ? 1 : 0
});

/** The unique key decides what is new, never a look beforehand (I3). */
async function insertItems(turn: Turn, rows: Row[]): Promise<Map<string, Row>> {
	const isFresh = new Set<string>();
	for (const some of inStatements(rows)) {
		const inserted = turn
			.insertInto('items')
			.values(some)
			.onConflict((on) => on.columns(['event', 'id']).doNothing())
			.returning('id');
		for (const { id } of await inserted.execute()) isFresh.add(id);
	}
	return new Map(rows.filter(({ id }) => isFresh.has(id)).map((row) => [row.id, row]));
}

async function count(turn: Turn, code: string, group: Batch[], fresh: Map<string, Row>, nowMs: number) {
	const rows = [...fresh.values()];
	const sealedBytes = rows.reduce((sum, row) => sum + row.size_bytes, 0);
	if (rows.length > 0) {
		await turn
			.updateTable('counters')
			.set((column) => ({ items: column('items', '+', rows.length), sealed_bytes: column('sealed_bytes', '+', sealedBytes) }))
			.where('event', '=', code)
			.execute();
		await addToCaseCounts(
			turn,
			code,
			rows.map(({ case_id, kind }) => ({ caseId: case_id, [kind === 'card' ? 'cards' : 'letters']: 1 }))
		);
	}
	const seqs = new Map<string, number[]>(group.map(({ device }) => [device, []]));
	for (const { device, seq } of rows) seqs.get(device)?.push(seq);
	await noteDevices(turn, code, seqs, nowMs);
}

/** What lies here under these ids, the fresh ones among it; only for the others the database is asked. */
async function keptItems(turn: Turn, code: string, ids: string[], fresh: Map<string, Row>, buried: Map<string, Kept>) {
	const kept = new Map(buried);
	for (const { id, digest, is_late } of fresh.values()) kept.set(id, { digest, isLate: is_late === 1 });
	for (const some of inStatements(ids.filter((id) => !fresh.has(id)))) {
		const items = turn.selectFrom('items').select(['id', 'digest', 'is_late']).where('event', '=', code).where('id', 'in', some);
		for (const { id, digest, is_late } of await items.execute()) kept.set(id, { digest, isLate: is_late === 1 });
	}
	return kept;
}

function inBatches(receipts: Receipt[], group: Batch[]): Receipt[][] {
	let from = 0;
	return group.map(({ judged }) => receipts.slice(from, (from += judged.length)));
}

/** In portions, so that a statement has few lengths, and is prepared once for each. */
function inStatements<T>(all: T[]): T[][] {
	return Array.from({ length: Math.ceil(all.length / itemsInStatement) }, (_, index) =>
		all.slice(index * itemsInStatement, (index + 1) * itemsInStatement)
	);
}

/**
 * Stores batches of one event in one turn. Each item is judged by itself: a bad item never blocks its neighbours (I8), and the
 * same item sent twice gives the same receipt (I4). Receipts may be given out only after the commit (I5).
 */
import type { Receipt } from '#lib/domain/wire/wire.ts';
import { channelsAt, countByChannel } from '../channels/channel-room.ts';
import { addTo, countedAs } from './case-counts.ts';
import { noteDevices, type ListedDevices } from '../devices/devices.ts';
import type { InsertItems, NewItem } from './insert-items.ts';
import type { Batch } from './judge-item.ts';
import { toQuarterHour } from '../moments.ts';
import type { Turn } from '../schema.ts';
import { takeTurn, type TakenTurn } from './turn.ts';
import { receiptsFor, verdictsOn, type Kept, type Verdict } from './verdicts.ts';

export interface Surroundings {
	nowMs: number;
	listed: ListedDevices;
	insertItems: InsertItems;
}

/** Gives the receipts of each batch in its order, or `undefined` when there is no such event. */
export async function storeGroup(
	turn: Turn,
	code: string,
	group: Batch[],
	around: Surroundings
): Promise<Receipt[][] | undefined> {
	const judged = group.flatMap((batch) => batch.judged);
	const place = await takeTurn(turn, code, judged.length);
	if (!place) return undefined;
	const ids = [...new Set(judged.flatMap((each) => (each.kind === 'sound' ? [each.item.id] : [])))];
	const buried = place.has_tombstones === 1 ? await buriedItems(turn, code, ids) : new Map<string, Kept>();
	const rows = await channelsAt(turn, code, [...new Set(group.flatMap(({ channel }) => channel ?? []))]);
	const from = group.flatMap(({ device, channel, judged: { length } }) => Array.from({ length }, () => ({ device, channel })));
	const channels = from.map(({ channel }) => (channel === undefined ? undefined : rows.get(channel)));
	const verdicts = verdictsOn(judged, { event: place, room: place, channels, buried, nowMs: around.nowMs });
	const firstN = place.last_n - judged.length + 1;
	const items = newItems(verdicts, from, { event: code, firstN, receivedAt: toQuarterHour(around.nowMs) });
	const isAllNew = (await around.insertItems(turn, items)) === items.length;
	const lying = isAllNew ? new Map<string, Lying>() : await itemsLying(turn, code, ids);
	const fresh = isAllNew ? items : items.filter(({ id, n }) => lying.get(id)?.n === n);
	await count(turn, code, place, fresh);
	await countByChannel(turn, code, rows, fresh.map(asCame));
	await noteDevices(turn, code, seqsOf(fresh, group), around);
	const kept = isAllNew && items.length < ids.length ? await itemsLying(turn, code, ids) : lying;
	return inBatches(
		receiptsFor(
			verdicts,
			new Map([...buried, ...asKept(fresh), ...kept]),
			fresh.map(({ id }) => id)
		),
		group
	);
}

async function buriedItems(turn: Turn, code: string, ids: string[]): Promise<Map<string, Kept>> {
	if (ids.length === 0) return new Map();
	const stones = turn.selectFrom('tombstones').select(['id', 'digest']).where('event', '=', code).where('id', 'in', ids);
	return new Map((await stones.execute()).map(({ id, digest }) => [id, { digest, isLate: false }]));
}

interface Lying extends Kept {
	n: number;
}

/** Gives the items that are stored under these ids, whichever device brought them. */
async function itemsLying(turn: Turn, code: string, ids: string[]): Promise<Map<string, Lying>> {
	if (ids.length === 0) return new Map();
	const items = turn
		.selectFrom('items')
		.select(['id', 'n', 'digest', 'is_late'])
		.where('event', '=', code)
		.where('id', 'in', ids);
	return new Map((await items.execute()).map(({ id, n, digest, is_late }) => [id, { n, digest, isLate: is_late === 1 }]));
}

const asKept = (fresh: NewItem[]) => fresh.map(({ id, digest, isLate }): [string, Kept] => [id, { digest, isLate }]);

/** When the same item stands twice in the group, the first one is stored. */
function newItems(verdicts: Verdict[], from: From[], { event, firstN, receivedAt }: Numbering): NewItem[] {
	const items = new Map<string, NewItem>();
	verdicts.forEach((verdict, index) => {
		if (verdict.kind !== 'acceptable' || items.has(verdict.item.id)) return;
		const { item, sealed, isLate } = verdict;
		items.set(item.id, { ...item, event, sealed, isLate, receivedAt, n: firstN + index, ...fromOf(from[index]!) });
	});
	return [...items.values()];
}

interface From {
	device: string;
	channel?: string;
}
const fromOf = ({ device, channel }: From) => ({ device, channel: channel ?? null });
const asCame = ({ channel, sealed, receivedAt }: NewItem) => ({ channel, sizeBytes: sealed.length, receivedAt });

interface Numbering {
	event: string;
	firstN: number;
	receivedAt: number;
}

async function count(turn: Turn, code: string, place: TakenTurn, fresh: NewItem[]) {
	if (fresh.length === 0) return;
	const added = fresh.flatMap(({ caseId, kind }) => countedAs(caseId, kind));
	await turn
		.updateTable('counters')
		.set({
			items: place.items + fresh.length,
			sealed_bytes: fresh.reduce((sum, { sealed }) => sum + sealed.length, place.sealed_bytes),
			by_case: addTo(place.by_case, added)
		})
		.where('event', '=', code)
		.execute();
}

/** Gives the new numbers by device. The list is empty for a device that only repeated itself. */
function seqsOf(fresh: NewItem[], group: Batch[]): Map<string, number[]> {
	const seqs = new Map<string, number[]>(group.map(({ device }) => [device, []]));
	for (const { device, seq } of fresh) seqs.get(device)?.push(seq);
	return seqs;
}

function inBatches(receipts: Receipt[], group: Batch[]): Receipt[][] {
	let from = 0;
	return group.map(({ judged }) => receipts.slice(from, (from += judged.length)));
}

/**
 * Adds to an event what the file has and this server lacks. The items go behind those that are here, as if devices and organisers had
 * sent them again.
 */
import { movingRows } from '../asking/limits.ts';
import { eventOf, storedEvent } from '../events/event-row.ts';
import { replaceManifest } from '../events/events.ts';
import { takeHandedOver } from '../events/hand-over.ts';
import { channelsAt, countByChannel } from '../channels/channel-room.ts';
import { addTo, countedAs } from '../letters/case-counts.ts';
import { takeTurn } from '../letters/turn.ts';
import { pace } from '../ops/pace.ts';
import { mergePaper } from '../paper/paper-facts.ts';
import { saidIn } from '../paper/paper-rows.ts';
import { keepFacts } from '../facts/facts.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import type { Importing } from './arriving.ts';
import { eachPage, putRows, type Row, type RowTable } from './event-rows.ts';
import type { EventFile } from './open-event-file.ts';
import { leadsFrom } from './same-event.ts';

/** Adds what is missing, and gives how many items were new. `isOwnerOfBefore`: see `Imported`. */
export async function addMissing(
	db: SqlDatabase,
	file: EventFile,
	{ nowMs, rest, elapsedMs }: Importing
): Promise<{ added: number; isOwnerOfBefore: boolean }> {
	const { event, database } = file;
	const { code } = event;
	const isOwnerOfBefore = await isRecordRefused(db, file, nowMs);
	const rows = pace({ ...movingRows, elapsedMs });
	const walk = <T extends RowTable>(table: T, add: (page: Row<T>[]) => Promise<unknown>) =>
		eachPage(database.db, table, code, async (read) => {
			await rest();
			return rows.step(async (amount) => {
				const page = await read(amount);
				if (page.length > 0) await add(page);
				return page;
			});
		});
	const inTurn = <T>(work: (turn: Turn) => Promise<T>) => db.transaction().execute(work);
	let added = 0;
	// The links of every earlier owner still work.
	await walk('join_keys', (page) => inTurn((turn) => putRows(turn, 'join_keys', page)));
	await walk('channels', (page) => inTurn((turn) => addChannels(turn, page)));
	await walk('items', async (page) => (added += await inTurn((turn) => addItems(turn, code, page))));
	await walk('paper_facts', (page) => mergePaper(db, code, page.map(saidIn)));
	await walk('print_facts', (page) => keepFacts(db, code, { facts: page.map(({ json }) => JSON.parse(json) as unknown) }, nowMs));
	await walk('devices', (page) => inTurn((turn) => addDevices(turn, page)));
	return { added, isOwnerOfBefore };
}

/**
 * Keeps the newer of the two records. It gives `true` when the event in the file was handed over and its record is refused, because
 * the record here was changed since.
 */
async function isRecordRefused(db: SqlDatabase, { event, keyring, pack }: EventFile, nowMs: number): Promise<boolean> {
	const { code, manifest, signature, verify_key: verifyKey, auth_hash: authHash, join_hash: joinHash } = event;
	const kept = await storedEvent(db, code);
	const { handedOver } = eventOf(event);
	if (!kept || kept.verify_key === verifyKey || !handedOver || keyring === undefined) {
		await replaceManifest(db, code, { manifest, signature, pack: pack.json }, nowMs);
		return false;
	}
	if (!(await leadsFrom(kept.verify_key, event))) return false;
	const sent = { manifest, signature, verifyKey, handedOver, joinHash, keyring, pack: pack.json };
	return (await takeHandedOver(db, kept, { sent, authHash, nowMs })).kind === 'refused';
}

/**
 * Adds new items under numbers above all that were given out, so that no reader misses one. It gives how many items were new.
 */
async function addItems(turn: Turn, code: string, page: Row<'items'>[]): Promise<number> {
	const place = await takeTurn(turn, code, 0);
	if (!place) return 0;
	const ids = page.map(({ id }) => id);
	const lying = await turn
		.selectFrom('items')
		.select(['id', 'collected_at'])
		.where('event', '=', code)
		.where('id', 'in', ids)
		.execute();
	const known = new Map(lying.map(({ id, collected_at }) => [id, collected_at]));
	let { last_n } = place;
	const fresh = page.filter(({ id }) => !known.has(id)).map((item) => ({ ...item, n: ++last_n }));
	await putRows(turn, 'items', fresh);
	await turn
		.updateTable('counters')
		.set({
			last_n,
			items: place.items + fresh.length,
			sealed_bytes: fresh.reduce((sum, { size_bytes }) => sum + size_bytes, place.sealed_bytes),
			by_case: addTo(
				place.by_case,
				fresh.flatMap(({ case_id, kind }) => countedAs(case_id, kind))
			)
		})
		.where('event', '=', code)
		.execute();
	const channels = await channelsAt(turn, code, [...new Set(fresh.flatMap(({ channel }) => channel ?? []))]);
	await countByChannel(turn, code, channels, fresh.map(asCame));
	for (const { id, collected_at } of page)
		if (collected_at !== null && known.get(id) === null)
			await turn.updateTable('items').set({ collected_at }).where('event', '=', code).where('id', '=', id).execute();
	for (const [device, items] of Map.groupBy(fresh, (item) => item.device)) await countArrived(turn, code, device, items);
	return fresh.length;
}

/** What is counted of an item for its channel. */
const asCame = ({ channel, size_bytes: sizeBytes, received_at: receivedAt }: Row<'items'>) => ({
	channel,
	sizeBytes,
	receivedAt
});

/** Adds the channels that are not here. Whether one that is here is open stays as it is. Its items are counted by `addItems`. */
async function addChannels(turn: Turn, page: Row<'channels'>[]): Promise<void> {
	const none = { items: 0, sealed_bytes: 0, late_items: 0, late_bytes: 0, last_item_at: null };
	await turn
		.insertInto('channels')
		.values(page.map((row) => ({ ...row, ...none })))
		.onConflict((on) => on.columns(['event', 'id']).doNothing())
		.execute();
}

/**
 * Counts the arrived items of a device. A device that is not listed yet gets the arrival of its last item as the moment when it
 * was last seen.
 */
async function countArrived(turn: Turn, event: string, device: string, items: Row<'items'>[]): Promise<void> {
	const last_seen_at = Math.max(...items.map(({ received_at }) => received_at));
	const row = await deviceRow(turn, { event, device, card: null, last_seq: 0, received: 0, received_seq: 0, last_seen_at });
	const received_seq = Math.max(row.received_seq, ...items.map(({ seq }) => seq));
	await putRows(turn, 'devices', [{ ...row, received: row.received + items.length, received_seq }]);
}

/** Adds what devices said about themselves. Their arrived items are counted by `countArrived`. */
async function addDevices(turn: Turn, page: Row<'devices'>[]): Promise<void> {
	for (const told of page) {
		const row = await deviceRow(turn, { ...told, received: 0, received_seq: 0 });
		const [later, earlier] = told.last_seen_at > row.last_seen_at ? [told, row] : [row, told];
		const card = later.card ?? earlier.card;
		const last_seq = Math.max(row.last_seq, told.last_seq);
		await putRows(turn, 'devices', [{ ...row, card, last_seq, last_seen_at: later.last_seen_at }]);
	}
}

/** Gives the device's row as it is listed here, or `otherwise` when it is not listed. */
async function deviceRow(turn: Turn, otherwise: Row<'devices'>): Promise<Row<'devices'>> {
	const { event, device } = otherwise;
	const known = turn.selectFrom('devices').selectAll().where('event', '=', event).where('device', '=', device);
	return (await known.executeTakeFirst()) ?? otherwise;
}

/**
 * Adds to an event what a file has of it and this server lacks. The items go behind those that are here, as if devices and
 * organisers had sent them again.
 */
import { tidyBounds } from '../asking/limits.ts';
import { replaceManifest } from '../events/events.ts';
import { addTo } from '../letters/case-counts.ts';
import { takeTurn } from '../letters/turn.ts';
import { pace } from '../ops/pace.ts';
import { mergePaper } from '../paper/paper-facts.ts';
import { saidIn } from '../paper/paper-rows.ts';
import { keepFacts } from '../print/print-batches.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import type { Importing } from './arriving.ts';
import { eachPage, putRows, type Row } from './event-rows.ts';
import type { EventFile } from './open-event-file.ts';

/** Adds everything of the file that this server lacks, table by table, and waits between steps. Called again, it goes on. */
export async function addMissing(db: SqlDatabase, file: EventFile, { nowMs, rest, elapsedMs }: Importing): Promise<void> {
	const { event, database } = file;
	const { code, manifest, signature } = event;
	// This is refused when this server has a newer manifest, which then stays.
	await replaceManifest(db, code, { manifest, signature }, nowMs);
	const rows = pace({ ...tidyBounds.rows, elapsedMs });
	const walk = <T extends 'items' | 'paper_facts' | 'print_facts'>(table: T, add: (page: Row<T>[]) => Promise<unknown>) =>
		eachPage(database.db, table, code, async (read) => {
			await rest();
			return rows.step(async (amount) => {
				const page = await read(amount);
				if (page.length > 0) await add(page);
				return page;
			});
		});
	await walk('items', (page) => db.transaction().execute((turn) => addItems(turn, code, page)));
	await walk('paper_facts', (page) => mergePaper(db, code, page.map(saidIn)));
	await walk('print_facts', (page) => keepFacts(db, code, { facts: page.map(({ json }) => JSON.parse(json) as unknown) }, nowMs));
	await addDevices(db, file);
}

/**
 * Adds items while it has the turn, with numbers above every number that was given out, so that a reader who stands there misses
 * nothing.
 */
async function addItems(turn: Turn, code: string, page: Row<'items'>[]): Promise<void> {
	const place = await takeTurn(turn, code, 0);
	if (!place) return;
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
				fresh.map(({ case_id, kind }) => ({ caseId: case_id, [kind === 'card' ? 'cards' : 'letters']: 1 }))
			)
		})
		.where('event', '=', code)
		.execute();
	for (const { id, collected_at } of page)
		if (collected_at !== null && known.get(id) === null)
			await turn.updateTable('items').set({ collected_at }).where('event', '=', code).where('id', '=', id).execute();
	for (const [device, items] of Map.groupBy(fresh, (item) => item.device)) await countArrived(turn, code, device, items);
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

/** Adds what devices said of themselves. Their arrived items are counted with the items. */
async function addDevices(db: SqlDatabase, { event, database }: EventFile): Promise<void> {
	await eachPage(database.db, 'devices', event.code, async (read) => {
		const page = await read(tidyBounds.rows.least);
		await db.transaction().execute(async (turn) => {
			for (const told of page) await addDevice(turn, told);
		});
		return page;
	});
}

async function addDevice(turn: Turn, told: Row<'devices'>): Promise<void> {
	const row = await deviceRow(turn, { ...told, received: 0, received_seq: 0 });
	const last_seq = Math.max(row.last_seq, told.last_seq);
	const last_seen_at = Math.max(row.last_seen_at, told.last_seen_at);
	await putRows(turn, 'devices', [{ ...row, card: row.card ?? told.card, last_seq, last_seen_at }]);
}

/** Gives the device's row as it is listed here, or `otherwise` when it is not listed. */
async function deviceRow(turn: Turn, otherwise: Row<'devices'>): Promise<Row<'devices'>> {
	const { event, device } = otherwise;
	const known = turn.selectFrom('devices').selectAll().where('event', '=', event).where('device', '=', device);
	return (await known.executeTakeFirst()) ?? otherwise;
}

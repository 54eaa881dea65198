/** Brings in an event that is not here yet, table by table, a little at a time. */
import { movingRows } from '../asking/limits.ts';
import { pace } from '../ops/pace.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { noHash, type Importing } from './arriving.ts';
import { dropRows, eachPage, putRows, rowTableNames } from './event-rows.ts';
import type { EventFile } from './open-event-file.ts';

/**
 * Brings in the event and gives how many items were new here, or `deleted` when somebody deleted the event meanwhile. Nobody may ask
 * for the event until all of it is here, because a reader would miss items that come later with a lower number. `begunWith`: the
 * digest of the file of an earlier try that broke off.
 */
export async function bringIn(
	db: SqlDatabase,
	file: EventFile,
	{ elapsedMs, rest }: Importing,
	begunWith: string | undefined
): Promise<number | 'deleted'> {
	const { code } = file.event;
	const isGoingOn = begunWith === file.digest;
	if (begunWith !== undefined && !isGoingOn) await dropArrived(db, code, rest);
	if (!isGoingOn) await begin(db, file);
	const rows = pace({ ...movingRows, elapsedMs });
	let added = 0;
	let isDeleted = false;
	for (const table of rowTableNames)
		await eachPage(file.database.db, table, code, async (read) => {
			if (isDeleted) return [];
			await rest();
			return rows.step(async (amount) => {
				const page = await read(amount);
				await db.transaction().execute(async (turn) => {
					isDeleted = !(await isStillArriving(turn, file));
					if (isDeleted) return;
					const put = await putRows(turn, table, page);
					if (table === 'items') added += put;
				});
				return page;
			});
		});
	return !isDeleted && (await finish(db, file)) ? added : 'deleted';
}

/**
 * Drops what an earlier try brought in from another file, which may have the same numbers for other items. The ids of deleted items
 * stay.
 */
async function dropArrived(db: SqlDatabase, code: string, rest: Importing['rest']): Promise<void> {
	for (const table of rowTableNames) {
		if (table === 'tombstones') continue;
		while ((await dropRows(db, table, code, movingRows.most)) > 0) await rest();
	}
}

/** Begins an event. While it arrives, the digest of its file stands in the place of the hash of its join token. */
async function begin(db: SqlDatabase, { event, pack, digest }: EventFile): Promise<void> {
	const { code } = event;
	const none = { last_n: 0, items: 0, sealed_bytes: 0, by_case: '{}', has_tombstones: 0 };
	await db.transaction().execute(async (turn) => {
		for (const table of ['packs', 'counters'] as const) await turn.deleteFrom(table).where('event', '=', code).execute();
		await turn.deleteFrom('events').where('code', '=', code).where('auth_hash', '=', noHash).execute();
		await turn
			.insertInto('events')
			.values({ ...event, auth_hash: noHash, join_hash: digest })
			.execute();
		await turn.insertInto('packs').values(pack).execute();
		await turn
			.insertInto('counters')
			.values({ event: code, ...none })
			.execute();
	});
}

/** True while the event still arrives from this file. It also locks the row, so that nobody deletes the event before the commit. */
async function isStillArriving(turn: Turn, { event, digest }: EventFile): Promise<boolean> {
	const { numUpdatedRows } = await arriving(turn, event.code, digest).set({ join_hash: digest }).executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

async function finish(db: SqlDatabase, { event, counters, digest }: EventFile): Promise<boolean> {
	const { code } = event;
	return db.transaction().execute(async (turn) => {
		const { numUpdatedRows } = await arriving(turn, code, digest).set(event).executeTakeFirstOrThrow();
		if (numUpdatedRows !== 1n) return false;
		const buried = await turn.selectFrom('tombstones').select('id').where('event', '=', code).limit(1).executeTakeFirst();
		await turn
			.updateTable('counters')
			.set({ ...counters, has_tombstones: buried ? 1 : 0 })
			.where('event', '=', code)
			.execute();
		return true;
	});
}

const arriving = (turn: Turn, code: string, digest: string) =>
	turn
		.updateTable('events')
		.where('code', '=', code)
		.where('auth_hash', '=', noHash)
		.where('join_hash', '=', digest)
		.where('deleted_at', 'is', null);

/** The packs that an event had before. A sheet goes on with the pack that it was laid down with, whatever was published meanwhile. */
import type { Table } from 'dexie';
import type { Database } from './database.ts';
import type { EventRow } from './rows.ts';

/** Gives the exact text of an earlier pack of the event, or `undefined` when it is not here. */
export async function earlierPack(database: Database, event: string, digest: string): Promise<string | undefined> {
	return (await database.earlierPacks.get([event, digest]))?.text;
}

/** The tables that a transaction must hold in which a pack takes the place of another. */
export const tablesOfPacks = ({ earlierPacks, drafts, kept, outbox }: Database) => [earlierPacks, drafts, kept, outbox];

/**
 * Keeps the pack of this row, which another takes the place of, and lets go of packs that nothing was written with. Rows of before
 * do not say with which pack they were written, so now they are told. It is called inside the transaction that changes the row.
 */
export async function keepEarlierPack(
	database: Database,
	{ code: event, pack: text, packDigest: digest }: EventRow
): Promise<void> {
	if (text === '') return;
	const { earlierPacks, drafts, kept, outbox } = database;
	await Promise.all([drafts, kept, outbox].map((table) => tellPack(table as Table<Written>, event, digest)));
	await earlierPacks.put({ event, digest, text });
	const [open, copies, entries] = await Promise.all([
		drafts.where({ event }).toArray(),
		kept.where({ event }).toArray(),
		outbox.where({ event }).toArray()
	]);
	const written = [...open, ...copies, ...entries.filter(({ state }) => state !== 'let-go')];
	// A sheet that lies open and has no words yet is nowhere stored, so the pack of just before always stays.
	const used = new Set([digest, ...written.map(({ packDigest }) => packDigest)]);
	await earlierPacks
		.where({ event })
		.filter((row) => !used.has(row.digest))
		.delete();
}

interface Written {
	packDigest?: string;
}
const tellPack = (table: Table<Written>, event: string, packDigest: string) =>
	table
		.where({ event })
		.filter((row) => row.packDigest === undefined)
		.modify({ packDigest });

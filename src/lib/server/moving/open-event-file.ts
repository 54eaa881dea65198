/** Checks a file that `exportEvent` wrote, before anything of it is taken in. */
import type { Selectable } from 'kysely';
import { existsSync } from 'node:fs';
import { hexDigest } from '../events/digests.ts';
import { isSignatureOf } from '../events/signatures.ts';
import { openDatabase } from '../open-database.ts';
import type { OpenDatabase, Tables } from '../schema.ts';
import { checkCopy } from '../sqlite/check-copy.ts';

export interface EventFile {
	database: OpenDatabase;
	event: Tables['events'];
	pack: Tables['packs'];
	counters: Selectable<Tables['counters']>;
	items: number;
}
/**
 * `newer`, `older`: another version of the server wrote the file. `not-one-event`: it holds no event, or several, as a backup
 * does. `damaged`: it is not whole, or not what its organiser signed; `problem` says why in English.
 */
export type OpenedEventFile =
	| { kind: 'opened'; file: EventFile }
	| { kind: 'missing-source' | 'newer' | 'older' | 'not-one-event' }
	| { kind: 'damaged'; problem: string };

/** Opens the file for reading. The caller must close its database. */
export async function openEventFile(path: string): Promise<OpenedEventFile> {
	if (!existsSync(path)) return { kind: 'missing-source' };
	const checked = checkCopy(path);
	if (checked.kind === 'damaged') return checked;
	if (checked.isNewer) return { kind: 'newer' };
	if (checked.isOlder) return { kind: 'older' };
	if (checked.contents.events !== 1) return { kind: 'not-one-event' };
	const database = await openDatabase(`sqlite:${path}`, { isForReading: true });
	const opened = await readHead(database, checked.contents.items);
	if (opened.kind !== 'opened') await database.close();
	return opened;
}

async function readHead(database: OpenDatabase, items: number): Promise<OpenedEventFile> {
	const { db } = database;
	const event = await db.selectFrom('events').selectAll().executeTakeFirstOrThrow();
	const pack = await db.selectFrom('packs').selectAll().executeTakeFirstOrThrow();
	const counters = await db.selectFrom('counters').selectAll().executeTakeFirstOrThrow();
	if (!(await isSignatureOf(event.manifest, event.signature, event.verify_key)))
		return { kind: 'damaged', problem: 'its manifest is not the one that was signed' };
	if (hexDigest(pack.json) !== pack.digest) return { kind: 'damaged', problem: 'its pack is not what its digest says' };
	return { kind: 'opened', file: { database, event, pack, counters, items } };
}

/** Checks a file that `exportEvent` wrote, before anything of it is taken in. */
import type { Selectable } from 'kysely';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { list, parseJsonWith } from '#lib/domain/decode/parse.ts';
import { handOverField, mostHandOvers } from '#lib/domain/hand-over.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import { hexDigest } from '../events/digests.ts';
import { columnsOf, firstOwnerOf, type StoredEvent } from '../events/event-row.ts';
import { isSignatureOf } from '../events/signatures.ts';
import { openDatabase } from '../open-database.ts';
import type { OpenDatabase, Tables } from '../schema.ts';
import { checkCopy } from '../sqlite/check-copy.ts';
import { leadsFrom } from './same-event.ts';

export interface EventFile {
	database: OpenDatabase;
	event: StoredEvent;
	pack: Tables['packs'];
	counters: Selectable<Tables['counters']>;
	items: number;
	/** Hex SHA-256 of the whole file. */
	digest: string;
	/** The entry of its owner in the keyring, where the event was handed over. */
	keyring?: string;
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
	const opened = await readHead(database, { digest: await digestOf(path), items: checked.contents.items });
	if (opened.kind !== 'opened') await database.close();
	return opened;
}

async function digestOf(path: string): Promise<string> {
	const digest = createHash('sha256');
	for await (const piece of createReadStream(path)) digest.update(piece as Uint8Array);
	return digest.digest('hex');
}

async function readHead(database: OpenDatabase, file: Pick<EventFile, 'digest' | 'items'>): Promise<OpenedEventFile> {
	const { db } = database;
	const event = await db.selectFrom('events').selectAll().executeTakeFirstOrThrow();
	const pack = await db.selectFrom('packs').selectAll().executeTakeFirstOrThrow();
	const counters = await db.selectFrom('counters').selectAll().executeTakeFirstOrThrow();
	const keyring = await db.selectFrom('keyring').selectAll().where('verify_key', '=', event.verify_key).executeTakeFirst();
	const problem = (await problemOf(event, pack)) ?? (await problemOfHandOvers(event, keyring !== undefined));
	if (problem !== undefined) return { kind: 'damaged', problem };
	return { kind: 'opened', file: { ...file, database, event, pack, counters, keyring: keyring?.sealed } };
}

/** The columns repeat what was signed, and the server acts on the columns. */
async function problemOf(event: StoredEvent, pack: Tables['packs']): Promise<string | undefined> {
	if (!(await isSignatureOf(event.manifest, event.signature, event.verify_key)))
		return 'its manifest is not the one that was signed';
	const manifest = parseManifest(event.manifest);
	if (manifest.kind === 'malformed') return 'its manifest cannot be read';
	const { code, eventId, packDigest } = manifest.value;
	const signed = { ...columnsOf(manifest.value, event), code, event_id: eventId };
	const isAsSigned = Object.entries(signed).every(([column, value]) => event[column as keyof StoredEvent] === value);
	if (!isAsSigned) return 'it is not what its manifest says';
	return hexDigest(pack.json) === pack.digest && pack.digest === packDigest ? undefined : 'its pack is not what its digest says';
}

async function problemOfHandOvers(event: StoredEvent, hasKeyring: boolean): Promise<string | undefined> {
	if (event.handed_over === null) return undefined;
	const read = parseJsonWith(handOvers, event.handed_over, Infinity);
	const isFollowed = read.kind === 'parsed' && hasKeyring && (await leadsFrom(firstOwnerOf(event), event));
	return isFollowed ? undefined : 'its hand-overs do not lead to its owner';
}

const handOvers = list(handOverField, { min: 1, max: mostHandOvers, noun: 'hand-overs' });

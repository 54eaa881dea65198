/**
 * The pack of an event as it was read, kept beside its text. A first screen then needs no parser, which is a tenth of its script.
 * Only an app that reads packs in the very same way takes it; any other reads the text anew.
 */
import type { Pack } from '#lib/domain/pack.ts';
import type { Database } from './database.ts';
import type { EventRow, PackRead } from './rows.ts';

// What runs straight from its sources has no build that names it.
const reader = typeof __PACK_READER__ === 'undefined' ? 'sources' : __PACK_READER__;

/** Gives what is kept beside a row: the pack as this app read it. `digest` is that of its text, in hex. */
export const asRead = (digest: string, pack: Pack): PackRead => ({ by: reader, digest, pack });

/** Gives `undefined` when this app has not read the row's pack yet. */
export const packRead = ({ read, packDigest }: Pick<EventRow, 'read' | 'packDigest'>): Pack | undefined =>
	read?.by === reader && read.digest === packDigest ? read.pack : undefined;

/** Keeps what was read, unless the event has another pack by now. */
export async function keepPackRead(database: Database, code: string, read: PackRead): Promise<void> {
	const isStill = ({ packDigest }: EventRow) => packDigest === read.digest;
	await database.events.where({ code }).and(isStill).modify({ read });
}

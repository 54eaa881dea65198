import { lettersFileBody, lettersFileBounds, lettersFileEnd, lettersFileEnding } from '#lib/domain/wire/letters-file.ts';
import type { PostedItem } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { nowLeaving } from '#lib/device/only-here.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing, type NotStored } from '#lib/device/storing.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import { deviceCardOf, sheetsOn, type How } from '../sending/device-card.ts';
import { itemsOf } from '../sending/drain.ts';

export interface OutFile {
	name: string;
	/** ASCII throughout. */
	text: string;
}
export type FileOut =
	/** `items`: how many items the files hold together. There are several files only when one would be beyond its bounds. */
	{ kind: 'files'; files: OutFile[]; items: number } | { kind: 'nothing-here' } | { kind: 'not-read'; because: NotStored };

/**
 * Gives everything handed in whose bytes are still on this device, as files for an organiser. Delivered items are in them too: if the
 * server is lost before anybody collects, these are the only copies. The items stay on this device, and they may also be uploaded, in
 * any order and any number of times (I15). With `how`, the files carry the sealed device card.
 */
export const fileOut = (database: Database, code: string, how?: How): Promise<FileOut> =>
	storing(
		() => carried(database, code, how),
		(because) => ({ kind: 'not-read', because })
	);

async function carried(database: Database, code: string, how?: How): Promise<FileOut> {
	const event = await findEvent(database, code);
	const listed = (await outboxEntries(database, code)).filter(({ state }) => state !== 'let-go');
	// Whoever gets the file has the items, so none of them can be taken back from now on.
	const entries = await nowLeaving(database, listed);
	const items = [...(await itemsOf(database, entries)).values()];
	if (!event || items.length === 0) return { kind: 'nothing-here' };
	// The card cannot be sealed when a part of the app is missing. The letters must leave even then.
	const card = how && (await deviceCardOf(event, { ...how, ...(await sheetsOn(database, event)) }).catch(() => undefined));
	const parts = inParts(items, (item) => item);
	const files = await Promise.all(parts.map((part, at) => outFile(event, part, { card, at: at + 1, of: parts.length })));
	return { kind: 'files', files, items: items.length };
}

async function outFile(
	{ code, device, nextSeq }: EventRow,
	items: PostedItem[],
	{ card, at, of }: { card?: string; at: number; of: number }
): Promise<OutFile> {
	// Somebody may have handed in since the event was read.
	const lastSeq = Math.max(nextSeq - 1, ...items.map(({ seq }) => seq));
	const body = lettersFileBody({ event: code, device, lastSeq, items, ...(card ? { card } : {}) });
	const part = of > 1 ? `-${at}-of-${of}` : '';
	return {
		name: `letters-${code}-${device.slice(-6)}${part}${lettersFileEnding}`,
		text: body + lettersFileEnd(await digestOf(body))
	};
}

/** Room for the head, the card and the last line. */
const frameBytes = 32_768;
/** Room for what JSON adds to an item. */
const itemFrameBytes = 512;

/** Splits the items into as few parts as the bounds allow. They stay in the order handed in. */
export function inParts<T>(items: readonly T[], itemOf: (each: T) => PostedItem): T[][] {
	const parts: T[][] = [];
	let bytes = Infinity;
	for (const item of items) {
		const itemBytes = itemOf(item).sealed.length + itemFrameBytes;
		const isFull = bytes + itemBytes > lettersFileBounds.bytes || (parts.at(-1)?.length ?? 0) >= lettersFileBounds.items;
		if (isFull) [bytes] = [frameBytes, parts.push([])];
		bytes += itemBytes;
		parts.at(-1)?.push(item);
	}
	return parts;
}

import type { CarriedFile } from '#lib/domain/carried-file.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent } from '#lib/device/events.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { storing, type NotStored } from '#lib/device/storing.ts';
import { itemsOf } from './drain.ts';

export type FileOut =
	/** `items`: how many are in it. */
	| { kind: 'file'; name: string; text: string; items: number }
	| { kind: 'nothing-waits' }
	| { kind: 'not-read'; because: NotStored };

/** What waits here or was set aside, as a file for an organiser. Nothing is let go: it may be uploaded as well, in any order (I15). */
export async function fileOut(database: Database, code: string): Promise<FileOut> {
	const read = await storing(() => carried(database, code));
	return read.kind === 'stored' ? read.value : { kind: 'not-read', because: read.because };
}

async function carried(database: Database, code: string): Promise<FileOut> {
	const event = await findEvent(database, code);
	const entries = (await outboxEntries(database, code)).filter(({ state }) => state === 'waiting' || state === 'set-aside');
	const items = [...(await itemsOf(database, entries)).values()];
	if (!event || items.length === 0) return { kind: 'nothing-waits' };
	const file: CarriedFile = { v: 1, event: code, device: event.device, items };
	return {
		kind: 'file',
		name: `letters-${code}-${event.device.slice(-6)}.json`,
		text: JSON.stringify(file),
		items: items.length
	};
}

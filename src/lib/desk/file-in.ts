import type { Clock } from '#lib/domain/clock.ts';
import type { LettersFileRefusal } from '#lib/domain/wire/letters-file.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { saveCarried, type SavedCarried } from '#lib/device/carried.ts';
import type { Database } from '#lib/device/database.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { readLettersFile } from '#lib/sealing/read-letters-file.ts';

export type FileIn =
	| ({ kind: 'taken-in'; device: string } & SavedCarried)
	| { kind: 'refused'; because: LettersFileRefusal | 'other-event' }
	| { kind: 'not-readable' }
	/** The storage failed, and nothing of the file was stored. */
	| NotSaved;

export interface TakingIn {
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
}

/**
 * Takes in a `.letters` file on an organiser's device. The whole file is stored here before anything else happens, or the whole
 * file is refused.
 */
export async function fileIn({ database, clock, event }: TakingIn, blob: Blob): Promise<FileIn> {
	const read = await readLettersFile(blob);
	if (read.kind !== 'read') return read;
	const { items, device, lastSeq, card } = read.file;
	if (read.file.event !== event) return { kind: 'refused', because: 'other-event' };
	const takenInAtMs = clock.nowMs();
	const carried = items.flatMap(({ sealed: _text, ...item }) => {
		const bytes = read.sealed.get(item.id);
		return bytes
			? [{ entry: { ...item, ...waiting, event, device, sizeBytes: bytes.length, handedInAtMs: takenInAtMs }, bytes }]
			: [];
	});
	const row = { event, device, lastSeq, takenInAtMs, ...(card ? { card } : {}) };
	return storing(async () => ({ kind: 'taken-in', device, ...(await saveCarried(database, row, carried)) }) as const);
}

const waiting = { state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0 } as const satisfies Partial<OutboxEntry>;

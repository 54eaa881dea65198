import type { Clock } from '#lib/domain/clock.ts';
import type { LettersFileRefusal } from '#lib/domain/wire/letters-file.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { saveCarried, type SavedCarried } from '#lib/device/carried.ts';
import { saveCarriedFacts } from '#lib/device/facts.ts';
import type { Database } from '#lib/device/database.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import type { Identity } from '#lib/sealing/age.ts';
import { readLettersFile } from '#lib/sealing/read-letters-file.ts';
import { openFacts } from '#lib/sealing/seal-facts.ts';

export type FileIn =
	/** `facts`: how many things that organisers did were new here. `factsNotRead`: how many could not be read. */
	| ({ kind: 'taken-in'; facts: number; factsNotRead: number } & SavedCarried)
	| { kind: 'refused'; because: LettersFileRefusal | 'other-event' }
	| { kind: 'not-readable' }
	/** The storage failed, and nothing of the file was stored. */
	| NotSaved;

export interface TakingIn {
	database: Database;
	clock: Clock;
	/** The event's code. */
	event: string;
	/** What opens the facts of an organiser's file. */
	identity: Identity;
	/** The organisers' token, by which facts of organisers are told from a stranger's. */
	token: string;
}

/**
 * Takes in a `.letters` file on an organiser's device. The whole file is stored here before anything else happens, or the whole
 * file is refused.
 */
export async function fileIn({ database, clock, event, identity, token }: TakingIn, blob: Blob): Promise<FileIn> {
	const read = await readLettersFile(blob);
	if (read.kind !== 'read') return read;
	const { file } = read;
	if (file.event !== event) return { kind: 'refused', because: 'other-event' };
	const takenInAtMs = clock.nowMs();
	const carried = file.items.flatMap(({ device, item: { sealed: _text, ...item } }) => {
		const bytes = read.sealed.get(item.id);
		return bytes
			? [{ entry: { ...item, ...waiting, event, device, sizeBytes: bytes.length, handedInAtMs: takenInAtMs }, bytes }]
			: [];
	});
	const { facts, notRead } = await openFacts(file.facts, identity, { event, token });
	return storing(async () => {
		// Facts first: nothing that is held shows as fine in between.
		const added = await saveCarriedFacts(database, event, facts);
		const saved = await saveCarried(database, { event, takenInAtMs, ...file.head }, carried);
		return { kind: 'taken-in', facts: added, factsNotRead: notRead, ...saved } as const;
	});
}

const waiting = { state: 'waiting', attempts: 0, suspicion: 0, tryingMs: 0 } as const satisfies Partial<OutboxEntry>;

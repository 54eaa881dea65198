/** Puts what an organiser's device has of an event into files, for another organiser's device or the shell, without a network. */
import { organisersFileBody, type FromDevice } from '#lib/domain/wire/organisers-file.ts';
import { lettersFileEnd, lettersFileEnding } from '#lib/domain/wire/letters-file.ts';
import { collectedBytesOf, collectedOf } from '#lib/device/collected.ts';
import type { Database } from '#lib/device/database.ts';
import { factsOf } from '#lib/device/facts.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { inParts, type OutFile } from '#lib/outbox/files/file-out.ts';
import { digestOf, toBase64 } from '#lib/sealing/bytes.ts';
import { sealFacts } from '#lib/sealing/seal-facts.ts';

export interface CopyingOut {
	database: Database;
	/** The event's code. */
	event: string;
	/** The organisers' token, which shows other organisers that one of them wrote the file. */
	token: string;
	/** For whom the facts are sealed: the organisers. The items are sealed already. */
	recipients: string[];
}
export type CopyOut = { kind: 'files'; files: OutFile[]; items: number } | { kind: 'nothing-here' } | NotSaved;

/** Every collected item as it came, and all that organisers did, sealed. The facts travel in the first file. */
export const copyOut = (copying: CopyingOut): Promise<CopyOut> => storing(() => copied(copying));

async function copied({ database, event, token, recipients }: CopyingOut): Promise<CopyOut> {
	const [items, { rows }] = [await itemsIn(database, event), await factsOf(database, event)];
	if (items.length + rows.length === 0) return { kind: 'nothing-here' };
	const facts = await sealFacts(
		{ event, token },
		rows.map(({ fact }) => fact),
		recipients
	);
	const parts = items.length > 0 ? inParts(items, ({ item }) => item) : [[]];
	// Facts may be large, so beside a full part they get a file of their own.
	const bodies =
		parts.length > 1 ? [{ items: [], facts }, ...parts.map((part) => ({ items: part, facts: [] }))] : [{ items, facts }];
	const files = await Promise.all(
		bodies.map(async (body, at) => {
			const text = organisersFileBody({ event, ...body });
			const part = bodies.length > 1 ? `-${at + 1}-of-${bodies.length}` : '';
			return { name: `organiser-${event}${part}${lettersFileEnding}`, text: text + lettersFileEnd(await digestOf(text)) };
		})
	);
	return { kind: 'files', files, items: items.length };
}

/** Damaged items have no bytes here, and stay out. */
async function itemsIn(database: Database, event: string): Promise<FromDevice[]> {
	const rows = await collectedOf(database, event);
	const bytes = await collectedBytesOf(
		database,
		event,
		rows.map(({ id }) => id)
	);
	return rows.flatMap(({ device, id, seq, caseId, kind, keyVersion, digest }) => {
		const sealed = bytes.get(id);
		return sealed ? [{ device, item: { id, seq, caseId, kind, keyVersion, digest, sealed: toBase64(sealed) } }] : [];
	});
}

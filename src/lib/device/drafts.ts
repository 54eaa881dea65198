/** Drafts as they lie on the device. A draft exists while it is open: handed in or cleared from the table, its row is gone. */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { decipher, encipher } from './at-rest.ts';
import type { Database } from './database.ts';
import type { DraftRow } from './rows.ts';
import { storing, type NotSaved } from './storing.ts';

export type SavedDraft =
	/** `revision` is the one to save or hand in next. */
	| { kind: 'saved'; revision: number }
	/** Another tab saved a later one; nothing was changed. */
	| { kind: 'changed-elsewhere' }
	| { kind: 'handed-in' }
	/** The table was cleared. */
	| { kind: 'gone' }
	| NotSaved;

const placeOf = ({ id, revision }: { id: string; revision: number }) => `draft/${id}/${revision}`;

/** Saves over the revision the draft was opened at; a new sheet has revision 0. */
export const saveDraft = (database: Database, draft: Draft, clock: Clock): Promise<SavedDraft> =>
	storing(() => save(database, draft, clock.nowMs()));

async function save(database: Database, draft: Draft, savedAtMs: number): Promise<SavedDraft> {
	const key = await database.sittingKeys.get(draft.sittingId);
	if (!key) return { kind: 'gone' };
	const revision = draft.revision + 1;
	const { id, event, sittingId, caseId, kind } = draft;
	const text = await encipher(key.raw, { ...draft, revision }, placeOf({ id, revision }));
	return database.transaction('rw', [database.drafts, database.outbox, database.sittingKeys], async (): Promise<SavedDraft> => {
		const hindrance = await whyNotSaved(database, draft);
		if (hindrance) return { kind: hindrance };
		await database.drafts.put({ id, event, sittingId, caseId, kind, revision, savedAtMs, text });
		return { kind: 'saved', revision };
	});
}

/** A save that comes late must neither bring back a letter that was handed in nor one of a person who has left. */
async function whyNotSaved(database: Database, draft: Draft) {
	const [stored, entry, key] = await Promise.all([
		database.drafts.get(draft.id),
		database.outbox.get(draft.id),
		database.sittingKeys.get(draft.sittingId)
	]);
	if (entry) return 'handed-in';
	if (!key || (!stored && draft.revision > 0)) return 'gone';
	return stored && stored.revision !== draft.revision ? 'changed-elsewhere' : undefined;
}

/** Open drafts of the event, the last saved first; their text stays enciphered. */
export async function draftsOf(database: Database, event: string): Promise<DraftRow[]> {
	return database.drafts.where({ event }).reverse().sortBy('savedAtMs');
}

/** The draft at its latest revision; `undefined` when it was handed in or cleared. */
export async function openDraft(database: Database, id: string): Promise<Draft | undefined> {
	const row = await database.drafts.get(id);
	const key = row && (await database.sittingKeys.get(row.sittingId));
	return row && key && decipher<Draft>(key.raw, row.text, placeOf(row));
}

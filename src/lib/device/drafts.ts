/** Drafts as they lie on the device. A draft's row is deleted when the draft is handed in or cleared from the table. */
import { liveQuery } from 'dexie';
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { decipher, encipher, type AtRest } from './at-rest.ts';
import type { Database } from './database.ts';
import type { DraftRow } from './rows.ts';
import { storing, type NotSaved } from './storing.ts';

export type SavedDraft =
	/** `revision` is the one for the next save or the hand-in. */
	| { kind: 'saved'; revision: number }
	/** Another window saved a later one, or began this sheet under another id. Nothing was changed. `id`: the draft that is stored. */
	| { kind: 'changed-elsewhere'; id: string }
	| { kind: 'handed-in' }
	/** The table was cleared. */
	| { kind: 'gone' }
	| NotSaved;

const placeOf = ({ id, revision }: { id: string; revision: number }) => `draft/${id}/${revision}`;

/** Saves over the revision at which the draft was opened. A new sheet has revision 0. */
export const saveDraft = (database: Database, draft: Draft, clock: Clock): Promise<SavedDraft> =>
	storing(() => save(database, draft, clock.nowMs()));

async function save(database: Database, draft: Draft, savedAtMs: number): Promise<SavedDraft> {
	const revision = draft.revision + 1;
	const { id, event, sittingId, caseId, kind } = draft;
	const text = await encipherDraft(database, { ...draft, revision });
	if (!text) return { kind: 'gone' };
	return database.transaction('rw', [database.drafts, database.outbox, database.sittingKeys], async (): Promise<SavedDraft> => {
		const hindrance = await whyNotSaved(database, draft);
		if (hindrance) return hindrance;
		// Where a draft of before does not say it, its row may.
		const { packDigest = (await database.drafts.get(id))?.packDigest } = draft;
		const written = { ...(packDigest !== undefined && { packDigest }) };
		await database.drafts.put({ id, event, sittingId, caseId, kind, revision, savedAtMs, ...written, text });
		return { kind: 'saved', revision };
	});
}

/** Enciphers the draft for its row, or gives `undefined` when the key of its sitting is gone. Await it before a transaction is opened. */
export async function encipherDraft(database: Database, draft: Draft): Promise<AtRest | undefined> {
	const key = await database.sittingKeys.get(draft.sittingId);
	return key && encipher(key.raw, draft, placeOf(draft));
}

/** Gives the draft of a row, wherever the row lies, or `undefined` when the key of its sitting is gone. */
export async function decipherDraft(database: Database, row: DraftRow): Promise<Draft | undefined> {
	const key = await database.sittingKeys.get(row.sittingId);
	return key && decipher<Draft>(key.raw, row.text, placeOf(row));
}

/** Gives why a draft must not be saved. A late save must not bring back a letter that was handed in, or one of a person who left. */
async function whyNotSaved(database: Database, draft: Draft): Promise<Exclude<SavedDraft, { kind: 'saved' }> | undefined> {
	const [stored, entry, key] = await Promise.all([
		database.drafts.get(draft.id),
		database.outbox.get(draft.id),
		database.sittingKeys.get(draft.sittingId)
	]);
	if (entry) return { kind: 'handed-in' };
	if (!key || (!stored && draft.revision > 0)) return { kind: 'gone' };
	if (stored) return stored.revision === draft.revision ? undefined : { kind: 'changed-elsewhere', id: stored.id };
	const same = await sameSheet(database, draft);
	return same && { kind: 'changed-elsewhere', id: same.id };
}

type Sheet = Pick<Draft, 'sittingId' | 'caseId' | 'kind'>;

/** True when this writer has a draft for this case and kind. */
export const sheetIsOpen = async (database: Database, sheet: Sheet): Promise<boolean> =>
	(await sameSheet(database, sheet)) !== undefined;

/** Gives the draft of this writer for this case and kind. There is one sheet, even when it was begun in several windows. */
async function sameSheet(database: Database, { sittingId, caseId, kind }: Sheet): Promise<DraftRow | undefined> {
	const rows = await draftsOfSheet(database, { sittingId, caseId, kind });
	return rows[0];
}

/** Gives the drafts of a sheet, the last saved first. There is more than one only when an older app began one in each of two windows. */
export async function draftsOfSheet(database: Database, { sittingId, caseId, kind }: Sheet): Promise<DraftRow[]> {
	const rows = await database.drafts.where({ sittingId }).reverse().sortBy('savedAtMs');
	return rows.filter((row) => row.caseId === caseId && row.kind === kind);
}

/** Gives the open drafts of the event, the last saved first. Their text stays enciphered. */
export async function draftsOf(database: Database, event: string): Promise<DraftRow[]> {
	return database.drafts.where({ event }).reverse().sortBy('savedAtMs');
}

/**
 * Tells which draft a sheet has, now and whenever any window changes it. It tells `undefined` when there is none. Call the function it
 * returns to stop. When the storage is lost, it says nothing more, because others report that.
 */
export function watchSheet(database: Database, sheet: Sheet, ontold: (row: DraftRow | undefined) => void): () => void {
	const watching = liveQuery(() => sameSheet(database, sheet)).subscribe({ next: ontold, error: () => undefined });
	return () => watching.unsubscribe();
}

/** Gives the draft at its latest revision, or `undefined` when it was handed in or cleared. */
export async function openDraft(database: Database, id: string): Promise<Draft | undefined> {
	const row = await database.drafts.get(id);
	const draft = row && (await decipherDraft(database, row));
	return row && draft && { ...(row.packDigest !== undefined && { packDigest: row.packDigest }), ...draft };
}

/**
 * Gives why a draft is no longer there, if it is not: it was handed in, cleared for the next person, or lost with everything that this
 * browser kept for the site.
 */
export async function whatBecameOf(
	database: Database,
	{ id, event, sittingId }: Pick<Draft, 'id' | 'event' | 'sittingId'>
): Promise<'there' | 'handed-in' | 'cleared' | 'gone'> {
	const [draft, entry, row, key] = await Promise.all([
		database.drafts.get(id),
		database.outbox.get(id),
		database.events.get(event),
		database.sittingKeys.get(sittingId)
	]);
	if (draft && key) return 'there';
	if (entry) return 'handed-in';
	return row && !key ? 'cleared' : 'gone';
}

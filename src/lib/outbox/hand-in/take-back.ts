/**
 * Takes an item back that has not left this device: entry out → draft in, in one strict transaction. The item is then a draft again, with
 * its words, its signature and its drawing (I2). A shared device cannot do so, because it keeps no draft that it could read.
 */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { Database } from '#lib/device/database.ts';
import { decipherDraft, encipherDraft, sheetIsOpen } from '#lib/device/drafts.ts';
import { isOnlyHere } from '#lib/device/only-here.ts';
import { putBack, tablesOfHandIn } from '#lib/device/handing-in.ts';
import type { DraftRow, OnlyHereRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';

export type TakenBack =
	| { kind: 'taken-back' }
	/** It was sent, or may be on its way, or lies in a file that was made. */
	| { kind: 'may-have-left' }
	/** Another letter of the same kind for the same person was begun since, and there is one sheet. */
	| { kind: 'sheet-open' }
	/** The key of its sitting is gone. */
	| { kind: 'unreadable' }
	| NotSaved;

/** Takes the item back when nothing of it can have left. In every other case nothing is changed. */
export const takeItemBack = (database: Database, id: string, clock: Clock): Promise<TakenBack> =>
	storing(() => takenBack(database, id, clock));

async function takenBack(database: Database, id: string, clock: Clock): Promise<TakenBack> {
	const row = await database.onlyHere.get(id);
	if (!row) return (await database.drafts.get(id)) ? { kind: 'taken-back' } : { kind: 'may-have-left' };
	const draft = await decipherDraft(database, row.draft);
	if (!draft) return { kind: 'unreadable' };
	const next = await nextRow(database, row, draft, clock);
	return next ? commit(database, row, next) : { kind: 'unreadable' };
}

/** A window that still shows the sheet of before must not save over this one, so the draft comes back at a later revision. */
async function nextRow(
	database: Database,
	{ draft: row }: OnlyHereRow,
	draft: Draft,
	clock: Clock
): Promise<DraftRow | undefined> {
	const revision = row.revision + 1;
	const text = await encipherDraft(database, { ...draft, revision });
	return text && { ...row, revision, savedAtMs: clock.nowMs(), text };
}

function commit(database: Database, row: OnlyHereRow, next: DraftRow): Promise<TakenBack> {
	const { outbox, onlyHere, sittingKeys } = database;
	return database.transaction('rw', [...tablesOfHandIn(database), sittingKeys], async (): Promise<TakenBack> => {
		const [entry, still, key] = await Promise.all([outbox.get(row.id), onlyHere.get(row.id), sittingKeys.get(next.sittingId)]);
		if (!entry || !isOnlyHere(entry, still) || still?.draft.revision !== row.draft.revision) return { kind: 'may-have-left' };
		if (!key) return { kind: 'unreadable' };
		if (await sheetIsOpen(database, next)) return { kind: 'sheet-open' };
		await putBack(database, entry, next);
		return { kind: 'taken-back' };
	});
}

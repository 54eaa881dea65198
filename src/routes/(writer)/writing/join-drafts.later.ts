import type { Database } from '#lib/device/database.ts';
import { saveDraft } from '#lib/device/drafts.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { mergeDrafts } from '#lib/domain/writing/merge-drafts.ts';
import { isBlank } from '#lib/domain/writing/strokes.ts';

/** An older app may have begun a draft in each of two windows. Joining them keeps both texts within reach. */
export async function joinDrafts(database: Database, newest: Draft, others: Draft[], clock: Clock): Promise<Draft> {
	const blocks = others.reduce((whole, other) => mergeDrafts(other, whole), newest).blocks;
	const drawing = [newest, ...others].find((draft) => !isBlank(draft.drawing))?.drawing;
	const whole = { ...newest, blocks, ...(drawing ? { drawing } : {}) };
	const saved = await saveDraft(database, whole, clock);
	if (saved.kind !== 'saved') return newest;
	await database.drafts.bulkDelete(others.map(({ id }) => id));
	return { ...whole, revision: saved.revision };
}

/**
 * One attempt to hand a sheet in, and what the screen says of it. Sealing is loaded with it, and the attempt ends even when the
 * disk never answers.
 */
import type { Database } from '#lib/device/database.ts';
import type { SavedDraft } from '#lib/device/drafts.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { inTime } from '#lib/domain/in-time.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { HandedIn } from '#lib/outbox/hand-in/hand-in.ts';
import type { WhyNotHandedIn } from '#lib/ui/letter/ReadOnce.svelte';

export type Tried =
	| { kind: 'handed-in'; entry: OutboxEntry }
	/** The draft is not in this browser any more, and perhaps its event is gone too. */
	| { kind: 'gone' }
	/** Another window saved a later revision. */
	| { kind: 'changed' }
	/** Without a hindrance, something is still missing on the sheet, and the sheet says so itself. */
	| { kind: 'not-yet'; hindrance?: WhyNotHandedIn };

const patienceMs = 45_000;

/** Hands the draft in. `draft` must be at the revision that was saved last. */
export async function tryToHandIn(parts: { database: Database; draft: Draft; clock: Clock }): Promise<Tried> {
	const ended = await inTime(parts.clock, patienceMs, async () => {
		const { handIn } = await import('#lib/outbox/hand-in/hand-in.ts');
		return handIn(parts);
	});
	if (ended.kind === 'done') return triedOf(ended.value);
	// An attempt that ended late may have reached the outbox all the same. Then the next attempt says that the sheet was handed
	// in.
	return { kind: 'not-yet', hindrance: ended.kind === 'late' ? 'not-saved' : 'cannot-seal' };
}

function triedOf(outcome: HandedIn): Tried {
	if (outcome.kind === 'handed-in') return { kind: 'handed-in', entry: outcome.entry };
	if (outcome.kind === 'already-handed-in') return { kind: 'not-yet', hindrance: 'already' };
	if (outcome.kind === 'not-saved')
		return { kind: 'not-yet', hindrance: outcome.because === 'seal-failed' ? 'cannot-seal' : 'not-saved' };
	if (outcome.because === 'gone') return { kind: 'gone' };
	if (outcome.because === 'needs-newer-app') return { kind: 'not-yet', hindrance: 'needs-newer-app' };
	return outcome.because === 'changed-elsewhere' ? { kind: 'changed' } : { kind: 'not-yet' };
}

/** Gives the reason why a sheet that could not be saved cannot be handed in. */
export function notSaved(saved: Exclude<SavedDraft, { kind: 'saved' }>): Tried {
	if (saved.kind === 'gone') return { kind: 'gone' };
	if (saved.kind === 'changed-elsewhere') return { kind: 'changed' };
	return { kind: 'not-yet', hindrance: saved.kind === 'handed-in' ? 'already' : 'not-saved' };
}

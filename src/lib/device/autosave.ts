/** Saves while somebody writes, so that a killed tab costs two seconds of typing at most. */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { SavedDraft } from './drafts.ts';

export interface Autosave {
	/** Tells of a change; the draft is read when it is saved. */
	changed(): void;
	/** Saves now what is not saved yet, after any save under way. Gives the last outcome; hand in only after `saved`. */
	flush(): Promise<SavedDraft>;
	/** The revision that is stored, for the hand-in. */
	readonly revision: number;
	/** No further save: the draft was handed in or thrown away. */
	stop(): void;
}

export interface AutosaveParts {
	/** The draft as it stands now (`$state.snapshot`); its `revision` is overruled by the one stored last. */
	read: () => Draft;
	save: (draft: Draft) => Promise<SavedDraft>;
	clock: Clock;
	/** Called after each save, for the screen. */
	onSaved?: (outcome: SavedDraft) => void;
	pauseMs?: number;
	longestMs?: number;
}

export function autosave({ read, save, clock, onSaved, pauseMs = 400, longestMs = 1_500 }: AutosaveParts): Autosave {
	let revision = read().revision;
	let outcome: SavedDraft = { kind: 'saved', revision };
	let under: Promise<unknown> = Promise.resolve();
	let isDirty = false;
	let isStopped = false;
	let dirtySinceMs = 0;
	let cancel = () => {};

	const write = async () => {
		if (!isDirty || isStopped) return;
		isDirty = false;
		outcome = await save({ ...read(), revision });
		if (outcome.kind === 'saved') revision = outcome.revision;
		else if (outcome.kind === 'not-saved') retry();
		else isStopped = true;
		onSaved?.(outcome);
	};
	const retry = () => {
		isDirty = true;
		cancel = clock.after(5_000, () => void flush());
	};
	// One after the other: a second save must know the revision of the first.
	const flush = async () => {
		cancel();
		under = under.then(write, write);
		await under;
		return outcome;
	};
	const changed = () => {
		if (isStopped) return;
		if (!isDirty) dirtySinceMs = clock.elapsedMs();
		isDirty = true;
		cancel();
		const leftMs = Math.max(0, dirtySinceMs + longestMs - clock.elapsedMs());
		cancel = clock.after(Math.min(pauseMs, leftMs), () => void flush());
	};
	const stop = () => {
		isStopped = true;
		cancel();
	};
	return {
		changed,
		flush,
		stop,
		get revision() {
			return revision;
		}
	};
}

/** Flushes when the page is hidden or left; what it gives ends that. A hidden tab on a tablet may be killed without another word. */
export function flushWhenHidden(saver: Pick<Autosave, 'flush'>, page: Document = document, view: Window = window): () => void {
	const flush = () => void saver.flush();
	const whenHidden = () => {
		if (page.visibilityState === 'hidden') flush();
	};
	page.addEventListener('visibilitychange', whenHidden);
	view.addEventListener('pagehide', flush);
	return () => {
		page.removeEventListener('visibilitychange', whenHidden);
		view.removeEventListener('pagehide', flush);
	};
}

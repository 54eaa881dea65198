/** Saves while somebody writes, so that a killed tab loses at most two seconds of typing. */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { SavedDraft } from './drafts.ts';
import type { LastWords } from './last-words.ts';

export interface Autosave {
	/** Call it after a change. The draft is read when it is saved. */
	changed(): void;
	/** Saves now what is not saved yet, after any save under way. It gives the last outcome. Hand in only after `saved`. */
	flush(): Promise<SavedDraft>;
	/** Settles when no save is under way. */
	settled(): Promise<void>;
	/** Call it when the page may close at once. It notes what is not saved yet, and then saves it if there is time. */
	leave(): void;
	/** The revision that is stored, for the hand-in. */
	readonly revision: number;
	/** Ends all saving, because the draft was handed in or thrown away. */
	stop(): void;
}

export interface AutosaveParts {
	/** Gives the draft as it is now (`$state.snapshot`). Its `revision` is replaced by the one stored last. */
	read: () => Draft;
	save: (draft: Draft) => Promise<SavedDraft>;
	clock: Clock;
	/** Where a page that is left can still write at once. Without it, unsaved typing may be lost. */
	lastWords?: LastWords;
	/** Called after each save, for the screen. */
	onSaved?: (outcome: SavedDraft) => void;
	pauseMs?: number;
	longestMs?: number;
}

/**
 * Saves a draft `pauseMs` after the last change, and at least every `longestMs` while somebody goes on writing. It tries again
 * by itself when storage fails.
 */
export function autosave({ read, save, clock, lastWords, onSaved, pauseMs = 400, longestMs = 1_500 }: AutosaveParts): Autosave {
	let revision = read().revision;
	let outcome: SavedDraft = { kind: 'saved', revision };
	let under = Promise.resolve();
	let isDirty = false;
	let isSaving = false;
	let isStopped = false;
	let dirtySinceMs = 0;
	let cancel = () => {};

	const write = async () => {
		if (!isDirty || isStopped) return;
		isDirty = false;
		isSaving = true;
		outcome = await save({ ...read(), revision }).finally(() => (isSaving = false));
		if (outcome.kind === 'saved') kept(outcome.revision);
		else if (outcome.kind === 'not-saved') retry();
		else isStopped = true;
		onSaved?.(outcome);
	};
	const kept = (at: number) => {
		revision = at;
		if (isDirty) return;
		lastWords?.forget();
		void lastWords?.prepare(read()).catch(() => undefined);
	};
	const retry = () => {
		isDirty = true;
		cancel = clock.after(5_000, () => void flush());
	};
	// Saves run one after the other, because a second save must know the revision of the first.
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
	const leave = () => {
		if ((isDirty || isSaving) && !isStopped) lastWords?.note({ ...read(), revision });
		void flush();
	};
	const stop = () => {
		isStopped = true;
		cancel();
	};
	return {
		changed,
		flush,
		settled: () => under,
		leave,
		stop,
		get revision() {
			return revision;
		}
	};
}

/**
 * Calls `leave` whenever the page may close. Call the function it returns to stop. A hidden tab on a tablet may be killed without
 * notice, a frozen one runs no code, and storing ends in WebKit when a page is put away.
 */
export function leaveWhenHidden(saver: Pick<Autosave, 'leave'>, page: Document = document, view: Window = window): () => void {
	const leave = () => saver.leave();
	const whenHidden = () => {
		if (page.visibilityState === 'hidden') leave();
	};
	const heard: [EventTarget, string, () => void][] = [
		[page, 'visibilitychange', whenHidden],
		[page, 'freeze', leave],
		[view, 'pagehide', leave],
		// This event comes before the others. Some old browsers send only this one when a page is reloaded.
		[view, 'beforeunload', leave]
	];
	for (const [target, type, listen] of heard) target.addEventListener(type, listen);
	return () => {
		for (const [target, type, listen] of heard) target.removeEventListener(type, listen);
	};
}

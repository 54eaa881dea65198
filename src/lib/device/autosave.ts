/** Saves while somebody writes, so that a killed tab costs two seconds of typing at most. */
import type { Clock } from '#lib/domain/clock.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { SavedDraft } from './drafts.ts';
import type { LastWords } from './last-words.ts';

export interface Autosave {
	/** Tells of a change; the draft is read when it is saved. */
	changed(): void;
	/** Saves now what is not saved yet, after any save under way. Gives the last outcome; hand in only after `saved`. */
	flush(): Promise<SavedDraft>;
	/** Ends when no save is under way. */
	settled(): Promise<void>;
	/** The page may go this very moment: what is not saved yet is written down at once, and then saved if there is time. */
	leave(): void;
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
	/** Where a page that is left still writes at once; without it, what was not saved by then is gone. */
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
 * Leaves the sheet whenever the page may go; what it gives ends that. A hidden tab on a tablet may be killed without another word,
 * a frozen one runs nothing any more, and WebKit ends whatever is stored once a page is put away.
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
		// Before the others, and in some old browsers the only one when a page is loaded anew.
		[view, 'beforeunload', leave]
	];
	for (const [target, type, listen] of heard) target.addEventListener(type, listen);
	return () => {
		for (const [target, type, listen] of heard) target.removeEventListener(type, listen);
	};
}

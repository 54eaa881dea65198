/**
 * Tells all windows of a shared device that somebody touched one of them: whoever writes in one still sits at the device. It also
 * remembers whether a sheet is covered, so that reloading the page uncovers nothing.
 */
import type { Notes } from './notes.ts';

export interface Touches {
	/** A person touched this window. */
	tell(): void;
	cover(): void;
	/** Somebody is still writing. */
	lift(): void;
	/** The table was cleared: nothing of it may stay in any window. */
	clear(): void;
	/** Before this window was opened a sheet was covered here, or nobody had touched any for so long. */
	isLeftAlone(forMs: number): boolean;
	/** Listens to the other windows. Call the function it returns to stop. */
	listen(heard: Heard): () => void;
}
export interface Heard {
	ontouch: () => void;
	oncover: () => void;
	onlift: () => void;
	onclear: () => void;
}

const touchedNote = 'writing-table/touched';
const coveredNote = 'writing-table/covered';
const clearedNote = 'writing-table/cleared';
/** Other windows need not know of every key. */
const tellEveryMs = 2_000;

/**
 * `view` hears the browser's `storage` events, which come when another window changed a note. It uses the wall clock, and clears
 * nothing because of it.
 */
export function touchesOf(notes: Notes, nowMs: () => number, view: EventTarget): Touches {
	let toldAtMs = -Infinity;
	return {
		tell() {
			if (Math.abs(nowMs() - toldAtMs) < tellEveryMs) return;
			toldAtMs = nowMs();
			notes.write(touchedNote, String(toldAtMs));
		},
		cover: () => notes.write(coveredNote, 'yes'),
		lift: () => notes.forget(coveredNote),
		clear() {
			notes.forget(coveredNote);
			notes.write(clearedNote, String(nowMs()));
		},
		isLeftAlone(forMs) {
			if (notes.read(coveredNote) !== undefined) return true;
			const sinceMs = nowMs() - Number(notes.read(touchedNote) ?? Number.NaN);
			// A clock that was set back says nothing about how long it was.
			return !(sinceMs >= 0 && sinceMs < forMs);
		},
		listen({ ontouch, oncover, onlift, onclear }) {
			const heard = (event: Event) => {
				const { key, newValue } = event as StorageEvent;
				if (key === touchedNote && newValue !== null) ontouch();
				if (key === clearedNote && newValue !== null) onclear();
				if (key === coveredNote) (newValue === null ? onlift : oncover)();
			};
			view.addEventListener('storage', heard);
			return () => view.removeEventListener('storage', heard);
		}
	};
}

/**
 * Tells all windows of a shared device when a person touches one of them, because that person still sits at the device. It also
 * remembers whether a sheet is covered, so that reloading the page does not uncover it.
 */
import type { Notes } from './notes.ts';

export interface Touches {
	/** Tells the other windows that a person touched this one. */
	tell(): void;
	cover(): void;
	/** Takes the cover off, because the writer is still there. */
	lift(): void;
	/** Tells the other windows that the table was cleared, so that nothing of it stays in any of them. */
	clear(): void;
	/** True when a sheet is covered here, or nobody touched a window for so long. */
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
/** The least time between two notes, because other windows need not hear of every key. */
const tellEveryMs = 2_000;

/**
 * Gives the touches of this device. `view` hears the browser's `storage` events, which come when another window changed a note. The
 * times come from the wall clock, and nothing is cleared because of them.
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
			// After the clock was set back, nobody knows how long it was.
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

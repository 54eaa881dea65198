/**
 * Taking the version that waits. A browser keeps the old service worker for as long as this page still asks it for something, which
 * can be minutes; the page then goes once by itself, and the wish is noted in the window until the page is there again.
 */
import type { Notes } from '#lib/device/notes.ts';
import type { Clock } from '#lib/domain/clock.ts';

const patienceMs = 5_000;
const note = 'writing-table/take-newer';

interface Parts {
	/** Tells the waiting service worker to take over; nothing waits, nothing happens. */
	ask: () => void;
	reload: () => void;
	/** Of this window alone: no other tab reloads with it. */
	notes: Notes;
	clock: Clock;
}

export class TakeNewer {
	#isWanted = false;
	#cancel = () => {};
	readonly #parts: Parts;

	constructor(parts: Parts) {
		this.#parts = parts;
	}

	/** Somebody asked for it. */
	begin(): void {
		this.#askFor(() => {
			this.#parts.notes.write(note, '');
			this.#parts.reload();
		});
	}

	/** The page is here, perhaps again. A second time without an answer leaves the choice to the person. */
	resume(): void {
		if (this.#parts.notes.read(note) === undefined) return;
		this.#parts.notes.forget(note);
		this.#askFor(() => (this.#isWanted = false));
	}

	/** Another service worker answers this page now. */
	takenOver(): void {
		if (!this.#isWanted) return;
		this.#cancel();
		this.#parts.reload();
	}

	#askFor(otherwise: () => void): void {
		this.#isWanted = true;
		this.#cancel();
		this.#cancel = this.#parts.clock.after(patienceMs, otherwise);
		this.#parts.ask();
	}
}

/**
 * Takes the version that waits. A browser keeps the old service worker as long as this page still asks it for something, which
 * can be minutes. Then the page reloads once, and the wish is noted in the window until the page is back.
 */
import type { Notes } from '#lib/device/notes.ts';
import type { Clock } from '#lib/domain/clock.ts';

const patienceMs = 5_000;
const note = 'writing-table/take-newer';

interface Parts {
	/** Tells the waiting service worker to take over. When none waits, nothing happens. */
	ask: () => void;
	reload: () => void;
	/** Notes for this window only, so that no other tab reloads with it. */
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

	/** Takes the version because somebody asked for it. */
	begin(): void {
		this.#askFor(() => {
			this.#parts.notes.write(note, '');
			this.#parts.reload();
		});
	}

	/**
	 * Goes on after the page was loaded, perhaps again. When there is no answer a second time, the choice is left to the person.
	 */
	resume(): void {
		if (this.#parts.notes.read(note) === undefined) return;
		this.#parts.notes.forget(note);
		this.#askFor(() => (this.#isWanted = false));
	}

	/** Handles another service worker that answers this page now. */
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

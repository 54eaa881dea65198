/** Measures how long entries were tried while the device counted as online. It does not use the time of day, which may be wrong. */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

/** The measuring of one page. Times are in ms. */
export class TryingTime {
	/** For each entry: its measured time when this page first saw it, and the page's online time at that moment. */
	readonly #seen = new Map<string, { tryingMs: number; onlineMs: number }>();
	#onlineMs = 0;
	#lastMs: number | undefined;

	/** Gives the new times by id. Call it before and after each attempt: the time since the last call counts if `isOnline`. */
	measure(waiting: OutboxEntry[], elapsedMs: number, isOnline: boolean): Map<string, number> {
		if (isOnline) this.#onlineMs += elapsedMs - (this.#lastMs ?? elapsedMs);
		this.#lastMs = elapsedMs;
		return new Map(waiting.map((entry) => [entry.id, this.#timeOf(entry)]));
	}

	#timeOf({ id, tryingMs }: OutboxEntry): number {
		const seen = this.#seen.get(id) ?? { tryingMs, onlineMs: this.#onlineMs };
		this.#seen.set(id, seen);
		return seen.tryingMs + this.#onlineMs - seen.onlineMs;
	}
}

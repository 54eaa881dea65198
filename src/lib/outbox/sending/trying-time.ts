/** Measures for how long entries have been tried while the device believed itself online. No clock that could be wrong is asked. */
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';

export class TryingTime {
	/** Where each entry's measuring stood when this page first saw it, and the online time of the page at that moment. */
	readonly #seen = new Map<string, { tryingMs: number; onlineMs: number }>();
	#onlineMs = 0;
	#lastMs: number | undefined;

	/** Call before and after each attempt; what passed since counts if the device is online now. Gives the new times by id. */
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

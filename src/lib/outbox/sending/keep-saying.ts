/** A tablet reports its state even when nobody writes on it, because nobody knows the state of a silent tablet. */
import type { Clock } from '#lib/domain/clock.ts';

const everyMs = 10 * 60_000;

/** Calls `say` every ten minutes of waking time, first after `firstMs`; gives what ends it. */
export function keepSaying(clock: Clock, say: () => void, firstMs: number): () => void {
	let cancel = clock.after(firstMs, again);
	function again() {
		say();
		cancel = clock.after(everyMs, again);
	}
	return () => cancel();
}

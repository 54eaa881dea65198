/** A tablet that nobody writes on says all the same how it is: one that falls silent is one nobody knows of. */
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

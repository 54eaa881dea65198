/** A tablet reports its state even when nobody writes on it, because nobody knows the state of a silent tablet. */
import type { Clock } from '#lib/domain/clock.ts';

const everyMs = 10 * 60_000;

/** Calls `say` after `firstMs`, and then every ten minutes while the device is awake. Call the function it returns to stop. */
export function keepSaying(clock: Clock, say: () => void, firstMs: number): () => void {
	let cancel = clock.after(firstMs, again);
	function again() {
		say();
		cancel = clock.after(everyMs, again);
	}
	return () => cancel();
}

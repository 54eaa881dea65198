import type { Clock } from '#lib/domain/clock.ts';

const patienceMs = 20_000;

/**
 * Rejects when storage has not answered after twenty seconds. Storage that hangs gives no error by itself, and opening it again
 * does not end the work that hangs.
 */
export function patiently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
	return new Promise((settle, fail) => {
		const cancel = clock.after(patienceMs, () => fail(new DOMException('', 'TimeoutError')));
		void work().then(settle, fail).finally(cancel);
	});
}

import type { Clock } from '#lib/domain/clock.ts';

const patienceMs = 20_000;

/**
 * Gives what the storage work gives, and rejects as it does. After twenty seconds without an answer it rejects with a
 * `TimeoutError`, because storage that hangs gives no error, and opening it again does not end the work that hangs.
 */
export function patiently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
	return new Promise((settle, fail) => {
		const cancel = clock.after(patienceMs, () => fail(new DOMException('', 'TimeoutError')));
		void work().then(settle, fail).finally(cancel);
	});
}

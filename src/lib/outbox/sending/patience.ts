import type { Clock } from '#lib/domain/clock.ts';

const patienceMs = 20_000;

/** Storage that hangs gives no error by itself, nor does what it owes when it is opened anew: after twenty seconds this does. */
export function patiently<T>(clock: Clock, work: () => Promise<T>): Promise<T> {
	return new Promise((settle, fail) => {
		const cancel = clock.after(patienceMs, () => fail(new DOMException('', 'TimeoutError')));
		void work().then(settle, fail).finally(cancel);
	});
}

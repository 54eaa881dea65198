import { whenWoken } from '#lib/device/waking.ts';
import type { DeskParts } from './parts.ts';

/**
 * Waits so many milliseconds. It ends early when the network comes back, when somebody looks at the page again, or when `signal`
 * aborts.
 */
export function wait(ms: number, { clock, page }: Pick<DeskParts, 'clock' | 'page'>, signal: AbortSignal): Promise<void> {
	if (signal.aborted) return Promise.resolve();
	return new Promise((settle) => {
		const end = () => {
			cancel();
			stop();
			signal.removeEventListener('abort', end);
			settle();
		};
		const cancel = clock.after(ms, end);
		const stop = whenWoken(page, end);
		signal.addEventListener('abort', end);
	});
}

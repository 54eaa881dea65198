import type { Clock } from '#lib/domain/clock.ts';
import type { Connection } from './connection.svelte.ts';

const checkEveryMs = 30_000;

/**
 * A connection that hangs gives no error by itself, so this looks when the page is seen again and every half minute. What it gives
 * ends that.
 */
export function keepChecking(connection: Pick<Connection, 'check'>, clock: Clock, page: EventTarget = document): () => void {
	const check = () => void connection.check();
	let cancel = () => {};
	const again = () => {
		cancel = clock.after(checkEveryMs, () => (check(), again()));
	};
	again();
	page.addEventListener('visibilitychange', check);
	return () => (cancel(), page.removeEventListener('visibilitychange', check));
}

import type { Clock } from '#lib/domain/clock.ts';
import type { Connection } from './connection.svelte.ts';

const checkEveryMs = 30_000;

/**
 * Checks the connection when the page is seen again and every half minute, because a connection that hangs gives no error. Call the
 * function it returns to stop.
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

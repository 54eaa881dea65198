/** Opens the database again. WebKit loses its connection or hangs at the first opening (bugs 197050, 226547, 277615). */
import type { Clock } from '#lib/domain/clock.ts';
import type { Database } from './database.ts';

export interface Reopening {
	attempts?: number;
	timeoutMs?: number;
}

/** Gives `true` when the database is open, and `false` when every attempt failed. */
export async function reopen(
	database: Pick<Database, 'open' | 'close'>,
	clock: Clock,
	{ attempts = 3, timeoutMs = 4_000 }: Reopening = {}
) {
	for (let attempt = 0; attempt < attempts; attempt++) {
		if (attempt > 0) await pause(clock, 250 * attempt);
		database.close({ disableAutoOpen: false });
		if (await isOpenWithin(database, clock, timeoutMs)) return true;
	}
	return false;
}

/** Opens the database for the first time, and tries again in the same way. */
export async function openOrReopen(
	database: Pick<Database, 'open' | 'close'>,
	clock: Clock,
	{ timeoutMs = 4_000, ...rest }: Reopening = {}
) {
	return (await isOpenWithin(database, clock, timeoutMs)) || reopen(database, clock, { timeoutMs, ...rest });
}

/** Gives whether the database answers a small question in time. */
export function isAnswering(database: Database, clock: Clock, timeoutMs = 4_000): Promise<boolean> {
	return isDoneWithin(() => database.events.count(), clock, timeoutMs);
}

const isOpenWithin = (database: Pick<Database, 'open'>, clock: Clock, timeoutMs: number) =>
	isDoneWithin(() => database.open(), clock, timeoutMs);

function isDoneWithin(work: () => PromiseLike<unknown>, clock: Clock, timeoutMs: number): Promise<boolean> {
	return new Promise((settle) => {
		const cancel = clock.after(timeoutMs, () => settle(false));
		const end = (isDone: boolean) => {
			cancel();
			settle(isDone);
		};
		work().then(
			() => end(true),
			() => end(false)
		);
	});
}

const pause = (clock: Clock, ms: number) => new Promise<void>((settle) => clock.after(ms, settle));

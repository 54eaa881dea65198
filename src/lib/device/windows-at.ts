/**
 * Tells whether another window of this device has the same thing open. Each window holds a shared lock, which ends with the
 * window.
 */
import type { Clock } from '#lib/domain/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';

export interface BeingThere {
	/** Another window is there as well. False where the browser does not tell. */
	isElsewhere(): Promise<boolean>;
	leave(): void;
}

type Locks = Pick<LockManager, 'query' | 'request'>;
const patienceMs = 3_000;
/** A page that was reloaded may still see the lock of its former self, so it looks a second time. */
const secondLookMs = 700;

/** Holds a place under this name until `leave` or until the window is gone. Without locks no other window is ever seen. */
export function beAt(name: string, locks: Locks | undefined, clock: Clock): BeingThere {
	const leaving = new AbortController();
	let isHeld = false;
	const hold = () =>
		new Promise<void>((settle) => {
			isHeld = true;
			leaving.signal.addEventListener('abort', () => settle());
		});
	// When a browser refuses locks, no window learns of another, and both still write on one sheet.
	void locks?.request(name, { mode: 'shared' }, hold).catch(() => undefined);
	const isSeen = async () => {
		const known = await orNothing(clock, patienceMs, () => locks?.query());
		const there = known?.held?.filter((lock) => lock.name === name).length ?? 0;
		return there > (isHeld ? 1 : 0);
	};
	return {
		async isElsewhere() {
			if (!(await isSeen())) return false;
			await new Promise<void>((settle) => clock.after(secondLookMs, settle));
			return isSeen();
		},
		leave: () => leaving.abort()
	};
}

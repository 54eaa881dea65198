/**
 * Tells whether another window of this device has the same thing open. Each window holds a shared lock, which ends with the
 * window.
 */
import type { Clock } from '#lib/domain/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';

export interface BeingThere {
	/** True when another window is there as well. False when the browser does not tell. */
	isElsewhere(): Promise<boolean>;
	leave(): void;
}

type Locks = Pick<LockManager, 'query' | 'request'>;
const patienceMs = 3_000;
/** A reloaded page may still see its own lock from before, so it looks a second time. */
const secondLookMs = 700;

/** Holds a place under this name until `leave` is called or the window closes. Without locks it never sees another window. */
export function beAt(name: string, locks: Locks | undefined, clock: Clock): BeingThere {
	const leaving = new AbortController();
	let isHeld = false;
	const hold = () =>
		new Promise<void>((settle) => {
			isHeld = true;
			leaving.signal.addEventListener('abort', () => settle());
		});
	// When a browser refuses locks, no window learns of another. Two windows can still write on one sheet.
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

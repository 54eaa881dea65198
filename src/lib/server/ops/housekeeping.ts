/** What a server does by itself: it clears away deleted rows, in regular rounds and when it is asked to. */
import { housekeepingBounds, tidyBounds } from '../asking/limits.ts';
import { reportFault } from '../asking/report-fault.ts';
import { storageFault } from '../storage-fault.ts';
import { inSteps } from './pace.ts';

export interface Housekeeping {
	/** Begins a round now, unless one is under way. */
	soon(): void;
	/** Ends after the step that is under way. */
	close(): Promise<void>;
}

interface HousekeepingSettings {
	/** Does a little, and says whether there is more to do. */
	tidy(): Promise<boolean>;
	/** A clock that only runs forward, in milliseconds. */
	elapsedMs?: () => number;
}

/** Starts the rounds. */
export function housekeeping({ tidy, elapsedMs = () => performance.now() }: HousekeepingSettings): Housekeeping {
	let isClosed = false;
	let round: Promise<void> | undefined;
	const clear = async () => {
		try {
			await inSteps(async () => !isClosed && (await tidy()), tidyBounds.rest, elapsedMs);
		} catch (fault) {
			// A full or busy disk may be better at the next round, and nothing is lost meanwhile. So only other faults are
			// reported.
			if (storageFault(fault) === 'other') reportFault(fault);
		}
	};
	const begin = () => {
		if (!isClosed) round ??= clear().finally(() => (round = undefined));
	};
	const timers = [setTimeout(begin, housekeepingBounds.firstMs), setInterval(begin, housekeepingBounds.everyMs)];
	for (const timer of timers) timer.unref();
	return {
		soon: begin,
		async close() {
			isClosed = true;
			for (const timer of timers) clearTimeout(timer);
			await round;
		}
	};
}

/** What a server does by itself: it clears away what is deleted, now and then and when it is asked to. */
import { housekeepingBounds, tidyBounds } from '../asking/limits.ts';
import { reportFault } from '../asking/report-fault.ts';
import { storageFault } from '../storage-fault.ts';

const rest = (ms: number) => new Promise((settle) => setTimeout(settle, ms));

export interface Housekeeping {
	/** Begins now, unless it is at it. */
	soon(): void;
	/** Ends after the step that is under way. */
	close(): Promise<void>;
}

/** `hourly` comes before each round that nobody asked for. */
export function housekeeping({ tidy, hourly }: { tidy(): Promise<boolean>; hourly(): Promise<void> }): Housekeeping {
	let isClosed = false;
	let round: Promise<void> | undefined;
	const clear = async (first: () => Promise<void>) => {
		try {
			await first();
			while (!isClosed && (await tidy())) await rest(tidyBounds.restMs);
		} catch (fault) {
			// A disk that is full or busy may be better at the next round; nothing is lost meanwhile.
			if (storageFault(fault) === 'other') reportFault(fault);
		}
	};
	const begin = (first: () => Promise<void>) => {
		if (!isClosed) round ??= clear(first).finally(() => (round = undefined));
	};
	const timers = [
		setTimeout(() => begin(hourly), housekeepingBounds.firstMs),
		setInterval(() => begin(hourly), housekeepingBounds.everyMs)
	];
	for (const timer of timers) timer.unref();
	return {
		soon: () => begin(() => Promise.resolve()),
		async close() {
			isClosed = true;
			for (const timer of timers) clearTimeout(timer);
			await round;
		}
	};
}

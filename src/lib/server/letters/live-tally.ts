/** Tells everyone who watches an event when its counts change: after the commit, at most twice a second, read once for all. */
import type { TallyAnswer } from '#lib/domain/wire/wire.ts';
import { liveBounds } from '../asking/limits.ts';

export interface TallyFeed {
	/** To be called after a commit; without a code when it is not known whose counts changed. */
	changed(code?: string): void;
	/** Gives the counts at every change until the returned function is called; nothing when too many watch already. */
	watch(code: string, tell: (tally: TallyAnswer) => void): (() => void) | undefined;
	/** How many watch, of all events together. */
	listeners(): number;
	close(): void;
}

interface Watched {
	tell: Set<(tally: TallyAnswer) => void>;
	timer?: NodeJS.Timeout;
}

export function liveTally(read: (code: string) => Promise<TallyAnswer | undefined>): TallyFeed {
	const events = new Map<string, Watched>();
	const announce = async (code: string, watched: Watched) => {
		// A read that fails is not lost: the counts come again with the next change, and the page asks when it reconnects.
		const tally = await read(code).catch(() => undefined);
		if (tally) for (const tell of watched.tell) tell(tally);
	};
	const announceSoon = (code: string, watched: Watched | undefined) => {
		if (!watched || watched.timer) return;
		watched.timer = setTimeout(() => {
			delete watched.timer;
			void announce(code, watched);
		}, liveBounds.stepMs);
	};
	return {
		changed(code) {
			if (code !== undefined) return announceSoon(code, events.get(code));
			for (const [each, watched] of events) announceSoon(each, watched);
		},
		watch(code, tell) {
			const watched = events.get(code) ?? { tell: new Set() };
			if (watched.tell.size >= liveBounds.listeners) return undefined;
			events.set(code, watched);
			watched.tell.add(tell);
			return () => {
				watched.tell.delete(tell);
				if (watched.tell.size > 0) return;
				clearTimeout(watched.timer);
				if (events.get(code) === watched) events.delete(code);
			};
		},
		listeners: () => [...events.values()].reduce((sum, { tell }) => sum + tell.size, 0),
		close() {
			for (const { timer } of events.values()) clearTimeout(timer);
			events.clear();
		}
	};
}

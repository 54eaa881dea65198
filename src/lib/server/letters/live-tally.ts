/**
 * Tells everyone who watches an event when its counts change. It tells after the commit, at most twice a second, and reads the
 * counts once for all.
 */
import type { TallyAnswer } from '#lib/domain/wire/wire.ts';
import { liveBounds } from '../asking/limits.ts';

export interface TallyFeed {
	/** Must be called after a commit. The code is absent when it is not known whose counts changed. */
	changed(code?: string): void;
	/**
	 * Calls `tell` with the counts at every change, until the returned function is called. It gives `undefined` when too many
	 * watch already.
	 */
	watch(code: string, tell: (tally: TallyAnswer) => void): (() => void) | undefined;
	/** How many watchers there are, of all events together. */
	listeners(): number;
	close(): void;
}

interface Watched {
	tell: Set<(tally: TallyAnswer) => void>;
	timer?: NodeJS.Timeout;
}

/** Gives a feed that reads the counts of an event with `read`. */
export function liveTally(read: (code: string) => Promise<TallyAnswer | undefined>): TallyFeed {
	const events = new Map<string, Watched>();
	const announce = async (code: string, watched: Watched) => {
		// A failed read loses nothing: the counts come again with the next change, and a page asks for them when it reconnects.
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

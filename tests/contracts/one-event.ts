/** An empty store with one event on it, made anew for each test of a contract. */
import { afterEach, beforeEach } from 'vitest';
import type { Store } from '#lib/server/store.ts';
import { aDevice, anEvent, type TestEvent } from '../support/signed-event.ts';

export interface Engine {
	/** An empty store whose clock is handed in. */
	open(now: () => number): Promise<{ store: Store; discard(): Promise<void> }>;
}

const noon = Date.parse('2026-12-11T12:07:33.500Z');

/** `nowMs`: what the store's clock shows; a test may move it. */
export function oneEvent(engine: Engine) {
	let discard: () => Promise<void>;
	const here = { nowMs: noon } as { store: Store; event: TestEvent; nowMs: number };
	const verbs = {
		post: async (items: unknown[], code = here.event.code) => {
			const outcome = await here.store.postLetters(code, { device: aDevice, items });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts;
		},
		feed: (after = 0, limit = 100) => here.store.readFeed(here.event.code, { after, limit }),
		wipe: async () => {
			await here.store.deleteEvent(here.event.code);
			while (await here.store.tidy());
		},
		put: async (change: Parameters<TestEvent['next']>[0]) =>
			here.store.replaceManifest(here.event.code, await here.event.next(change))
	};
	beforeEach(async () => {
		here.nowMs = noon;
		({ store: here.store, discard } = await engine.open(() => here.nowMs));
		here.event = await anEvent();
		await here.store.createEvent(here.event.sent);
	});
	afterEach(() => discard());
	return Object.assign(here, verbs);
}

/**
 * Decides when to deliver: at the start, when the network or the person comes back, on a timer, on the button, and when Background
 * Sync asks. `navigator.onLine` is often wrong, so it never decides whether to try. It only decides whether waiting counts as late.
 */
import { fractionOf, type Random } from '#lib/domain/chance.ts';
import type { DrainState } from '#lib/domain/drain-state.ts';
import { raiseTryingTime, waitingEntries } from '#lib/device/outbox-entries.ts';
import { storing } from '#lib/device/storing.ts';
import { whenWoken, type PageSigns } from '#lib/device/waking.ts';
import { drainOutbox, type Drain } from './drain.ts';
import { HeldWatch } from './held.ts';
import { unknownLine } from './line.ts';
import { PaperWatch } from './paper-watch.ts';
import { patiently } from './patience.ts';
import { longestRetryAfterMs, waitMs } from './retry.ts';
import { TryingTime } from './trying-time.ts';

export interface Delivery {
	/** Tries at once, for the button and after each hand-in. It gives how that went. */
	sendNow(): Promise<DrainState>;
	stop(): void;
}

export interface DeliveryParts extends Drain {
	random: Random;
	isOnline?: () => boolean;
	/** Where the page hears of network, focus and the service worker. Tests hand in their own. */
	page?: PageSigns & { serviceWorker?: ServiceWorkerContainer };
	/** Called after each attempt that had something to send. The device card may go now. */
	onDrained?: (state: DrainState) => void;
}

const syncTag = 'writing-table-drain';
/** The pause when nothing waits. Another tab may have handed in and been closed, so it is half of the minute of I9. */
const quietMs = 30_000;

/**
 * Sends by itself from now on: when something waits, when the network or the page comes back, and with growing pauses after
 * failures.
 */
export function startDelivering(parts: DeliveryParts): Delivery {
	const { clock, random, database, event, isOnline = () => navigator.onLine } = parts;
	const tryingTime = new TryingTime();
	const held = new HeldWatch(parts);
	const paper = new PaperWatch(parts);
	const drain = { line: { current: unknownLine }, ...parts };
	let failures = 0;
	let isStopped = false;
	let isWanted = false;
	let running: Promise<DrainState> | undefined;
	let cancel = () => {};

	const measure = () =>
		storing(
			() =>
				patiently(clock, async () => {
					const waiting = await waitingEntries(database, event);
					await raiseTryingTime(database, tryingTime.measure(waiting, clock.elapsedMs(), isOnline()));
					return waiting.length;
				}),
			() => 0
		);
	const attempt = async (): Promise<DrainState> => {
		const before = await measure();
		let state = await drainOutbox(drain);
		// What the server lost, or refused only for a moment, is sent again at once.
		const told = state.kind === 'idle' ? await held.look() : undefined;
		if (told?.kind === 'told' && told.again > 0) state = await drainOutbox(drain);
		if (state.kind === 'idle') await paper.look();
		await measure();
		if (before > 0) parts.onDrained?.(state);
		return state;
	};
	const schedule = (state: DrainState) => {
		if (isStopped) return;
		failures = state.kind === 'idle' ? 0 : failures + 1;
		if (failures > 0) void askForBackgroundSync(parts.page?.serviceWorker);
		const retryMs = waitMs(failures, fractionOf(random), askedWaitMs(state));
		cancel = clock.after(failures === 0 ? quietMs : retryMs, () => void sendNow());
	};
	const run = async () => {
		cancel();
		let state: DrainState = { kind: 'storage-lost' };
		try {
			do {
				isWanted = false;
				state = await attempt();
				// It may be asked again meanwhile. Then what was handed in since goes at once, unless something stands in the way.
			} while (isWanted && state.kind === 'idle' && !isStopped);
			return state;
		} finally {
			// The page reports a bug, and the queue must go on after it.
			running = undefined;
			schedule(state);
		}
	};
	const sendNow = (): Promise<DrainState> => {
		isWanted = true;
		running ??= run();
		return running;
	};

	const stopListening = listen(parts.page ?? thisPage(), () => void (isStopped || sendNow()));
	void sendNow();
	return {
		sendNow,
		stop: () => {
			isStopped = true;
			cancel();
			stopListening();
		}
	};
}

/** Gives the wait that an outcome asks for, in ms. A refused token is tried rarely, because a person has to bring a new link. */
function askedWaitMs(state: DrainState): number | undefined {
	if (state.kind === 'new-link-needed') return longestRetryAfterMs;
	return state.kind === 'server-busy' ? state.retryAfterMs : undefined;
}

const thisPage = (): NonNullable<DeliveryParts['page']> => ({
	view: window,
	document,
	serviceWorker: 'serviceWorker' in navigator ? navigator.serviceWorker : undefined
});

function listen({ serviceWorker, ...page }: NonNullable<DeliveryParts['page']>, wake: () => void): () => void {
	const whenNudged = ({ data }: MessageEvent<{ type?: string } | null>) => {
		if (data?.type === 'DRAIN') wake();
	};
	const stop = whenWoken(page, wake);
	serviceWorker?.addEventListener('message', whenNudged);
	return () => {
		stop();
		serviceWorker?.removeEventListener('message', whenNudged);
	};
}

/** Asks for a Background Sync. Only Chromium has it, so delivery never depends on it. */
async function askForBackgroundSync(serviceWorker?: ServiceWorkerContainer): Promise<void> {
	const registration = await serviceWorker?.getRegistration().catch(() => undefined);
	if (!registration || !('sync' in registration)) return;
	await (registration.sync as { register(tag: string): Promise<void> }).register(syncTag).catch(() => undefined);
}

/** Registers the service worker, looks for new versions, and takes one when a person asks for it. */
import { Workbox } from 'workbox-window';
import { deviceClock } from '#lib/device/clock.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { reload } from './own-reload.ts';
import { TakeNewer } from './take-newer.ts';

const hourMs = 60 * 60 * 1000;

export class Updating {
	readonly #onwaiting: () => void;
	#workbox: Workbox;
	readonly #taking = new TakeNewer({
		ask: () => void this.#workbox.messageSkipWaiting(),
		reload,
		notes: windowNotes,
		clock: deviceClock
	});

	/** Calls `onwaiting` when a new version is on this device and waits. */
	constructor(onwaiting: () => void) {
		this.#onwaiting = onwaiting;
		this.#workbox = this.#newWorkbox();
		navigator.serviceWorker.addEventListener('controllerchange', () => this.#taking.takenOver());
	}

	async start(): Promise<void> {
		// A browser that refuses the service worker (as private windows do) can still write and send. The sign of readiness says
		// what is missing.
		await this.#register();
		this.#taking.resume();
		setInterval(() => void this.look(), hourMs);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') void this.look();
		});
	}

	take(): void {
		this.#taking.begin();
	}

	async look(): Promise<void> {
		if (await navigator.serviceWorker.getRegistration()) return this.#workbox.update().catch(() => undefined);
		// An installation that failed leaves nothing to update, so it is begun anew.
		this.#workbox = this.#newWorkbox();
		await this.#register();
	}

	#newWorkbox(): Workbox {
		const workbox = new Workbox('/service-worker.js', { scope: '/', type: 'classic' });
		workbox.addEventListener('waiting', this.#onwaiting);
		return workbox;
	}

	async #register(): Promise<void> {
		await this.#workbox.register({ immediate: true }).catch(() => undefined);
	}
}

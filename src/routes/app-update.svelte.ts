/**
 * A new version waits until a person says so: nothing reloads while somebody writes, and only the tab whose button was pressed
 * reloads at all.
 */
import type { Workbox } from 'workbox-window';
import { deviceClock } from '#lib/device/clock.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { reload } from './own-reload.ts';
import { TakeNewer } from './take-newer.ts';

const hourMs = 60 * 60 * 1000;

class AppUpdate {
	/** A new version is here and waits. */
	isWaiting = $state(false);
	/** This page is answered by the service worker, so it opens without a network. */
	isControlled = $state(false);
	#workbox: Workbox | undefined;
	#taking = new TakeNewer({
		ask: () => this.#workbox?.messageSkipWaiting(),
		reload,
		notes: windowNotes,
		clock: deviceClock
	});

	async start() {
		if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
		this.isControlled = navigator.serviceWorker.controller !== null;
		navigator.serviceWorker.addEventListener('controllerchange', () => {
			this.isControlled = true;
			this.#taking.takenOver();
		});
		const { Workbox } = await import('workbox-window');
		this.#workbox = new Workbox('/service-worker.js', { scope: '/', type: 'classic' });
		this.#workbox.addEventListener('waiting', () => (this.isWaiting = true));
		// A browser that refuses the worker (private windows do) still writes and sends; the sign of readiness says what is missing.
		await this.#workbox.register({ immediate: true }).catch(() => undefined);
		this.#taking.resume();
		setInterval(() => void this.look(), hourMs);
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'visible') void this.look();
		});
	}

	/** Takes the waiting version now and reloads this tab. */
	take() {
		this.#taking.begin();
	}

	/** Looks for a new version now. Offline there is nothing to find; the next hour looks again. */
	async look(): Promise<void> {
		await this.#workbox?.update().catch(() => undefined);
	}
}

export const appUpdate = new AppUpdate();

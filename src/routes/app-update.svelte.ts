/**
 * A new version waits until a person asks for it. Nothing reloads while somebody writes, and only the tab whose button was
 * pressed reloads.
 */
import type { Workbox } from 'workbox-window';
import { deviceClock } from '#lib/device/clock.ts';
import { windowNotes } from '#lib/device/notes.ts';
import { reload } from './own-reload.ts';
import { TakeNewer } from './take-newer.ts';

const hourMs = 60 * 60 * 1000;

class AppUpdate {
	/** A new version is on this device and waits. */
	isWaiting = $state(false);
	/** The service worker answers this page, so it opens without a network. */
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
		// A browser that refuses the service worker (as private windows do) can still write and send. The sign of readiness says
		// what is missing.
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

	/** Looks for a new version now. Offline it finds nothing; the next look is in an hour. */
	async look(): Promise<void> {
		await this.#workbox?.update().catch(() => undefined);
	}
}

export const appUpdate = new AppUpdate();

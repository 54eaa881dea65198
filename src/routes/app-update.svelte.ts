/**
 * A new version waits until a person asks for it. Nothing reloads while somebody writes, and only the tab whose button was
 * pressed reloads.
 */
import { partInTime } from './part-in-time.ts';
import type { Updating } from './updating.later.ts';

class AppUpdate {
	/** A new version is on this device and waits. */
	isWaiting = $state(false);
	/** The service worker answers this page, so it opens without a network. */
	isControlled = $state(false);
	/** It stays `undefined` where there is no service worker, or where the part that updates is missing. */
	#updating: Promise<Updating | undefined> = Promise.resolve(undefined);

	start() {
		if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
		this.isControlled = navigator.serviceWorker.controller !== null;
		navigator.serviceWorker.addEventListener('controllerchange', () => (this.isControlled = true));
		this.#updating = this.#begin().catch(() => undefined);
	}

	async #begin(): Promise<Updating> {
		const { Updating } = await partInTime(() => import('./updating.later.ts'));
		const updating = new Updating(() => (this.isWaiting = true));
		await updating.start();
		return updating;
	}

	/** Takes the waiting version now and reloads this tab. */
	take() {
		void this.#updating.then((updating) => updating?.take());
	}

	/** Looks for a new version now. Offline it finds nothing; the next look is in an hour. */
	async look(): Promise<void> {
		await (await this.#updating)?.look();
	}
}

export const appUpdate = new AppUpdate();

/** Whether this browser keeps its storage after it is closed. Every word about safety on the screens follows this (I1). */
import { beHere, lookAtMemory, memoryAsNoted, type MemoryParts } from '#lib/device/browser-memory.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { askToKeep } from '#lib/device/storage-health.ts';
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { orNothing } from '#lib/domain/in-time.ts';

const patienceMs = 15_000;

class MemoryOfThisBrowser {
	current = $state<BrowserMemory>(memoryAsNoted(deviceNotes));

	/** Runs once for each page: notes that the page is open, and looks. It gives a function that ends the noting. */
	start(): () => void {
		const parts = ofThisBrowser();
		const here = beHere(parts);
		void here.then(() => this.look());
		return () => void here.then((end) => end());
	}

	/**
	 * Asks the browser to keep this storage, and looks again. Firefox asks the person, who may never answer. So this does not
	 * wait for an answer, and a later look finds out.
	 */
	async askToKeep(): Promise<void> {
		await orNothing(deviceClock, patienceMs, () => askToKeep());
		await this.look();
	}

	/**
	 * Asks the same without a question to the person. Chromium decides by itself, and may trust a page more after it was used.
	 */
	async askAgain(): Promise<void> {
		if (this.current === 'unknown' && !isFirefox()) await this.askToKeep();
	}

	/** Looks again, after the browser was asked to keep this storage, or after somebody changed its settings. */
	async look(): Promise<void> {
		this.current = await lookAtMemory(ofThisBrowser());
	}
}

export const browserMemory = new MemoryOfThisBrowser();

const isFirefox = () => 'mozInnerScreenX' in window;

function ofThisBrowser(): MemoryParts {
	return {
		notes: deviceNotes,
		clock: deviceClock,
		storage: navigator.storage,
		locks: navigator.locks,
		// Only Chromium tells these two.
		wasDiscarded: (document as { wasDiscarded?: boolean }).wasDiscarded,
		heapBytes: (performance as { memory?: { jsHeapSizeLimit: number } }).memory?.jsHeapSizeLimit,
		isFirefox: isFirefox()
	};
}

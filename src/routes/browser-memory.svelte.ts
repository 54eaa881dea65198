/** Whether this browser keeps what is stored here once it is closed: what every word about safety on the screens follows (I1). */
import { beHere, lookAtMemory, memoryAsNoted, type MemoryParts } from '#lib/device/browser-memory.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { askToKeep } from '#lib/device/storage-health.ts';
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { orNothing } from '#lib/domain/in-time.ts';

const patienceMs = 15_000;

class MemoryOfThisBrowser {
	current = $state<BrowserMemory>(memoryAsNoted(deviceNotes));

	/** Once a page: notes that it is open, and looks. What it gives ends the noting. */
	start(): () => void {
		const parts = ofThisBrowser();
		const here = beHere(parts);
		void here.then(() => this.look());
		return () => void here.then((end) => end());
	}

	/**
	 * Asks the browser to keep this storage, and looks again. Firefox asks the person, who may never answer: then it is not waited
	 * for, and a look some time later finds out.
	 */
	async askToKeep(): Promise<void> {
		await orNothing(deviceClock, patienceMs, () => askToKeep());
		await this.look();
	}

	/** The same without a person being asked: Chromium decides by itself, and may trust a page more once it was used. */
	async askAgain(): Promise<void> {
		if (this.current === 'unknown' && !isFirefox()) await this.askToKeep();
	}

	/** Again, after the browser was asked to keep this storage, or somebody changed its settings. */
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
		// Chromium alone tells these two.
		wasDiscarded: (document as { wasDiscarded?: boolean }).wasDiscarded,
		heapBytes: (performance as { memory?: { jsHeapSizeLimit: number } }).memory?.jsHeapSizeLimit,
		isFirefox: isFirefox()
	};
}

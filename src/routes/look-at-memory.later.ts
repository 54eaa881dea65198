/** Looks whether this very browser keeps its storage, and asks it to. */
import { beHere, followMemory, lookAtMemory, type MemoryParts } from '#lib/device/browser-memory.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import { askToKeep } from '#lib/device/storage-health.ts';
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { orNothing } from '#lib/domain/in-time.ts';

const patienceMs = 15_000;

/** Notes from now on that a page of the app is open, and tells what the signs say. It gives a function that ends both. */
export async function beOpen(tell: (memory: BrowserMemory) => void): Promise<() => void> {
	const parts = ofThisBrowser();
	const leave = await beHere(parts);
	const stopLooking = followMemory(parts, tell);
	return () => (stopLooking(), leave());
}

/** Gives what the signs of this browser say together. */
export const lookNow = (): Promise<BrowserMemory> => lookAtMemory(ofThisBrowser());

/** Asks the browser to keep this storage, and waits at most as long as a person may need to answer. */
export const askBrowser = (): Promise<boolean | undefined> => orNothing(deviceClock, patienceMs, () => askToKeep());

/** Firefox asks the person before it keeps a storage. */
export const asksPerson = (): boolean => 'mozInnerScreenX' in window;

function ofThisBrowser(): MemoryParts {
	return {
		notes: deviceNotes,
		clock: deviceClock,
		storage: navigator.storage,
		locks: navigator.locks,
		// Only Chromium tells these two.
		wasDiscarded: (document as { wasDiscarded?: boolean }).wasDiscarded,
		heapBytes: (performance as { memory?: { jsHeapSizeLimit: number } }).memory?.jsHeapSizeLimit,
		isFirefox: asksPerson()
	};
}

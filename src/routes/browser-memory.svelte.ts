/** Whether this browser keeps its storage after it is closed. Every word about safety on the screens follows this (I1). */
import { memoryAsNoted } from '#lib/device/noted-memory.ts';
import { deviceNotes } from '#lib/device/notes.ts';
import type { BrowserMemory } from '#lib/domain/hall/browser-memory.ts';
import { afterScreen } from './after-screen.ts';
import { partInTime } from './part-in-time.ts';

/** Where the part that looks is missing, nothing new is found out, and the words stay as they are. */
const toLook = () => partInTime(() => import('./look-at-memory.later.ts')).catch(() => undefined);

class MemoryOfThisBrowser {
	current = $state<BrowserMemory>(memoryAsNoted(deviceNotes));

	/**
	 * Runs once for each page, when its screen can be used: notes that the page is open, and looks. It gives a function that ends
	 * the noting.
	 */
	start(): () => void {
		let end = () => {};
		let isOver = false;
		const begun = (ending: () => void) => (isOver ? ending() : (end = ending));
		const cancel = afterScreen(() => void this.#begin().then(begun));
		return () => {
			isOver = true;
			cancel();
			end();
		};
	}

	async #begin(): Promise<() => void> {
		const end = await (await toLook())?.beOpen((memory) => (this.current = memory));
		return end ?? (() => {});
	}

	/**
	 * Asks the browser to keep this storage, and looks again. Firefox asks the person, who may never answer. So this does not
	 * wait for an answer, and a later look finds out.
	 */
	async askToKeep(): Promise<void> {
		await (await toLook())?.askBrowser();
		await this.look();
	}

	/**
	 * Asks the same without a question to the person. Chromium decides by itself, and may trust a page more after it was used.
	 */
	async askAgain(): Promise<void> {
		if (this.current === 'unknown' && !(await toLook())?.asksPerson()) await this.askToKeep();
	}

	/** Looks again, after the browser was asked to keep this storage, or after somebody changed its settings. */
	async look(): Promise<void> {
		this.current = (await (await toLook())?.lookNow()) ?? this.current;
	}
}

export const browserMemory = new MemoryOfThisBrowser();

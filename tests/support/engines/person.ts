/**
 * A person at a browser who looks, taps, types and draws, and waits as long as a person would. It is the same in every engine.
 */
import type { EngineBrowser, Point } from './engine.ts';
import { patienceMs, until } from '../patience.ts';
import { find, type Found, type Wanted } from './find.ts';

export class Person {
	readonly browser: EngineBrowser;
	constructor(browser: EngineBrowser) {
		this.browser = browser;
	}

	/** Waits until it is there. */
	async sees(wanted: Wanted): Promise<Found> {
		return this.#until(wanted, (found) => found);
	}

	async seesText(text: string): Promise<Found> {
		return this.sees({ text });
	}

	/** Waits until it is gone. */
	async seesNo(wanted: Wanted) {
		const isGone = async () => !(await this.isSeeing(wanted).catch(() => true));
		await until(isGone, 100, () => `${JSON.stringify(wanted)} is still there`);
	}

	/** Whether it is there now. */
	async isSeeing(wanted: Wanted): Promise<boolean> {
		return (await this.browser.run(find, wanted, false)) !== null;
	}

	async taps(wanted: Wanted) {
		const { box } = await this.#inReach(wanted);
		await this.browser.press([{ x: box.x + box.width / 2, y: box.y + box.height / 2 }]);
	}

	/** Taps a field and types at its end. */
	async types(wanted: Wanted, text: string) {
		await this.taps(wanted);
		await this.browser.run(caretToEnd);
		await this.browser.keys(text);
	}

	async valueOf(wanted: Wanted): Promise<string> {
		return (await this.sees(wanted)).value;
	}

	/** Draws a zigzag over most of it, in one stroke. */
	async draws(wanted: Wanted) {
		const { box } = await this.#inReach(wanted);
		const at = (x: number, y: number): Point => ({ x: box.x + box.width * x, y: box.y + box.height * y });
		await this.browser.press([at(0.2, 0.5), at(0.3, 0.3), at(0.4, 0.7), at(0.5, 0.3), at(0.8, 0.5)]);
	}

	#inReach(wanted: Wanted): Promise<Found> {
		return this.#until(wanted, (found) => (found?.isInReach && !found.isDisabled ? found : null), true);
	}

	async #until(wanted: Wanted, isEnough: (found: Found | null) => Found | null, isBroughtIntoView = false) {
		const startedAtMs = performance.now();
		let last: string;
		do {
			// Between two pages, there is nothing to look at for a moment.
			const found = await this.browser.run(find, wanted, isBroughtIntoView).catch((failure: Error) => failure);
			const enough = found instanceof Error ? null : isEnough(found);
			if (enough) return enough;
			last = found instanceof Error ? found.message : found === null ? 'nowhere' : 'out of reach';
			await new Promise((settle) => setTimeout(settle, 100));
		} while (performance.now() - startedAtMs < patienceMs);
		throw new Error(`${JSON.stringify(wanted)}: ${last}\n${await this.whole()}`);
	}

	/** The address and the first words of the page, for a failure. */
	whole(): Promise<string> {
		return this.browser.run(() => `${location.pathname}\n${document.body.innerText.slice(0, 1_500)}`).catch(String);
	}
}

/** A tap lands in the middle of the text. */
function caretToEnd() {
	const field = document.activeElement;
	if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement)
		field.setSelectionRange(field.value.length, field.value.length);
}

/** Counts the sheets of those items whose post takes only so many, one after another, so that the room stays at hand meanwhile. */
import { SvelteMap } from 'svelte/reactivity';
import { deviceClock } from '#lib/device/clock.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Item } from '#lib/domain/item.ts';
import type { CountSetting } from '#lib/printing/sheets-of.ts';

type Setting = Omit<CountSetting, 'words'>;
type Count = (item: Item, setting: Setting) => Promise<number | undefined>;

/** After so many the room answers what was pressed. */
const itemsPerPause = 8;

export class SheetCounts {
	/** By item; `undefined` where nobody knows. What is not in it was not counted yet. */
	readonly known = new SvelteMap<Item, number | undefined>();
	#key = '';
	#asked = 0;
	readonly #count: Count;
	readonly #clock: Clock;

	constructor(count: Count, clock: Clock = deviceClock) {
		this.#count = count;
		this.#clock = clock;
	}

	/** Counts what is not counted yet. Asked again, it goes on with what is asked now. */
	async ask(items: readonly Item[], setting: Setting): Promise<void> {
		const mine = ++this.#asked;
		const key = JSON.stringify(setting);
		if (key !== this.#key) this.known.clear();
		this.#key = key;
		const waiting = items.filter((item) => !this.known.has(item));
		for (const [index, item] of waiting.entries()) {
			const sheets = await this.#count(item, setting).catch(() => undefined);
			if (mine !== this.#asked) return;
			this.known.set(item, sheets);
			if (index % itemsPerPause !== itemsPerPause - 1) continue;
			await new Promise<void>((resolve) => void this.#clock.after(0, resolve));
			if (mine !== this.#asked) return;
		}
	}

	/** Nobody looks any more. */
	stop() {
		this.#asked++;
	}
}

/** Counts the sheets of those items whose post takes only so many, one after another, so that the room stays at hand meanwhile. */
import { deviceClock } from '#lib/device/clock.ts';
import type { Clock } from '#lib/domain/clock.ts';
import type { Item } from '#lib/domain/item.ts';
import type { CountSetting } from '#lib/printing/sheets-of.ts';
import { countInTurns, noneKnown, type KnownSheets } from './known-sheets.ts';

type Setting = Omit<CountSetting, 'words'>;
type Count = (item: Item, setting: Setting) => Promise<number | undefined>;

export class SheetCounts {
	known = $state.raw<KnownSheets>(noneKnown);
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
		if (key !== this.#key) this.known = noneKnown;
		this.#key = key;
		for await (const known of countInTurns(items, this.known, (item) => this.#countFor(mine, item, setting))) {
			if (mine !== this.#asked) return;
			this.known = known;
			await new Promise<void>((resolve) => void this.#clock.after(0, resolve));
			if (mine !== this.#asked) return;
		}
	}

	/** Nobody looks any more. */
	stop() {
		this.#asked++;
	}

	/** Counts nothing for a question that is over. */
	#countFor = (asked: number, item: Item, setting: Setting) =>
		asked === this.#asked ? this.#count(item, setting) : Promise.resolve(undefined);
}

/** How many sheets a letter or card takes while it is written, where the post there takes only so many. */
import { onDestroy } from 'svelte';
import { deviceClock } from '#lib/device/clock.ts';
import type { Envelope } from '#lib/domain/manifest.ts';
import type { Case } from '#lib/domain/pack.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { itemSoFar } from '#lib/domain/writing/finish.ts';
import { rulesFor } from '#lib/domain/writing/post-checks.ts';

const pauseMs = 600;
/** In UTF-16 units, about five pages. The window stands still while a sheet is set, and with a longer text one would feel it. */
const longestLaid = 12_000;

export class SheetCount {
	/** `undefined` while it is not known, and where nobody asks for it. */
	current = $state<number>();
	#asked = 0;
	#cancel = () => {};

	/** Lives as long as the component that makes it. `read` gives the draft as it is now. */
	constructor(read: () => Draft, entry: () => Case, envelope: Envelope) {
		$effect(() => {
			const draft = read();
			this.#cancel();
			if (rulesFor(entry(), draft)?.mostSheets === undefined) return void (this.current = undefined);
			this.#cancel = deviceClock.after(pauseMs, () => void this.#count(draft, envelope));
		});
		onDestroy(() => {
			this.#cancel();
			this.#asked++;
		});
	}

	async #count(draft: Draft, envelope: Envelope) {
		const mine = ++this.#asked;
		const isLong = draft.blocks.reduce((signs, { length }) => signs + length, 0) > longestLaid;
		const found = isLong ? undefined : await counted(draft, envelope).catch(() => undefined);
		if (mine === this.#asked) this.current = found;
	}
}

async function counted(draft: Draft, envelope: Envelope): Promise<number | undefined> {
	const { countSheets } = await import('../../organise/count-sheets.later.ts');
	return countSheets(itemSoFar(draft, { keyVersion: 1 }), { envelope });
}

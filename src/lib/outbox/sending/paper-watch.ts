/** Sends what a table counted by hand, beside its letters. */
import { findEvent } from '#lib/device/events.ts';
import { storing } from '#lib/device/storing.ts';
import type { AskingHeld } from './held.ts';
import { patiently } from './patience.ts';
import { sendPaperFacts } from './send-paper.ts';

/** A device that stays open sends everything again this often, because a restored server may have lost some of it. */
const everythingEveryMs = 10 * 60_000;

/** Decides for one page what to send: what waits at each look, and everything at the start and every ten minutes. */
export class PaperWatch {
	readonly #asking: AskingHeld;
	#sentAllAtMs: number | undefined;

	constructor(asking: AskingHeld) {
		this.#asking = asking;
	}

	/** Sends what is due. Call it when the server can be reached. */
	async look(): Promise<void> {
		const { database, clock } = this.#asking;
		const event = await storing(
			() => patiently(clock, () => findEvent(database, this.#asking.event)),
			() => undefined
		);
		if (!event) return;
		const isAll = this.#sentAllAtMs === undefined || clock.elapsedMs() - this.#sentAllAtMs >= everythingEveryMs;
		const sent = await sendPaperFacts({ ...this.#asking, token: event.joinToken, guest: event.device, isAll });
		if (isAll && sent.kind === 'sent') this.#sentAllAtMs = clock.elapsedMs();
	}
}

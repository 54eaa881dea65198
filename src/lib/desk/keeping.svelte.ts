/** What the server says of how long it keeps the event, and of its room. */
import { goesSoon, type Keeping as Told } from '#lib/domain/wire/keeping.ts';
import { askKeeping } from './calls.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

const askAgainMs = 10 * 60_000;

/** The last that was heard; a server of before says nothing, and then nothing is known. */
export class Keeping {
	told = $state.raw<Told>();
	#askedAtMs: number | undefined;
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	/** When all of it goes from the server; nothing where it stays, or nobody knows. */
	readonly goesAtMs = $derived.by(() => (this.told?.goesAt === undefined ? undefined : Date.parse(this.told.goesAt)));
	/** It goes within two weeks. */
	readonly goesSoon = $derived.by(() => this.told !== undefined && goesSoon(this.told));
	/** The server has little room, and soon takes no letters. */
	readonly isNearlyFull = $derived.by(() => this.told?.nearlyFull === true);

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	/** Asks, unless the server answered less than ten minutes ago. What it does not say stays as it was last heard. */
	async hear(): Promise<void> {
		const nowMs = this.#parts.clock.elapsedMs();
		if (this.#askedAtMs !== undefined && nowMs - this.#askedAtMs < askAgainMs) return;
		const asked = await askKeeping(this.#parts, this.#open.code, this.#open.token);
		if (asked.kind !== 'unreachable') this.#askedAtMs = nowMs;
		if (asked.kind === 'given') this.told = asked.value;
	}
}

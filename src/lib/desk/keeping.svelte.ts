/** What the server says about how long it keeps the event, and about its free room. */
import { goesSoon, type Keeping as Told } from '#lib/domain/wire/keeping.ts';
import { askKeeping } from './calls.ts';
import type { OpenEvent } from './open-event.svelte.ts';
import type { DeskParts } from './parts.ts';

const askAgainMs = 10 * 60_000;

/** The newest answer of the server. An older server does not answer this question, and then nothing is known. */
export class ServerKeeping {
	told = $state.raw<Told>();
	#askedAtMs: number | undefined;
	readonly #parts: DeskParts;
	readonly #open: OpenEvent;

	/** When the server deletes the whole event, in milliseconds. It is `undefined` where the event stays, or nobody knows. */
	readonly goesAtMs = $derived.by(() => (this.told?.goesAt === undefined ? undefined : Date.parse(this.told.goesAt)));
	/** Whether the server deletes the event within two weeks. */
	readonly goesSoon = $derived.by(() => this.told !== undefined && goesSoon(this.told));
	/** Whether the server has little room left and will soon take no letters. */
	readonly isNearlyFull = $derived.by(() => this.told?.nearlyFull === true);

	constructor(parts: DeskParts, open: OpenEvent) {
		this.#parts = parts;
		this.#open = open;
	}

	/** Asks the server, unless it answered less than ten minutes ago. Without an answer, the last one stays. */
	async hear(): Promise<void> {
		const nowMs = this.#parts.clock.elapsedMs();
		if (this.#askedAtMs !== undefined && nowMs - this.#askedAtMs < askAgainMs) return;
		const asked = await askKeeping(this.#parts, this.#open.code, this.#open.token);
		if (asked.kind !== 'unreachable') this.#askedAtMs = nowMs;
		if (asked.kind === 'given') this.told = asked.value;
	}
}

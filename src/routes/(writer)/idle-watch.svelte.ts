import type { Clock } from '#lib/domain/clock.ts';

/** How long "Still there?" waits before the table clears itself. */
export const askingMs = 20_000;
const tickMs = 1_000;

interface Watched {
	clock: Clock;
	/** Time without a touch after which it is asked, ms. */
	idleMs: () => number;
	/** False while there is nothing that the next person could see. */
	hasTraces: () => boolean;
	onclear: () => void;
}

/** Watches whether somebody still sits here. Only measured time counts, so a tablet that slept asks before it clears. */
export class IdleWatch {
	/** Seconds until the table clears itself; `undefined` while nobody is asked. */
	secondsLeft = $state<number>();
	readonly #watched: Watched;
	#touchedMs: number;
	#askedMs: number | undefined;
	#cancel = () => {};

	constructor(watched: Watched) {
		this.#watched = watched;
		this.#touchedMs = watched.clock.elapsedMs();
	}

	/** Begins to watch; what it gives ends that. */
	start(): () => void {
		const tick = () => {
			this.#look();
			this.#cancel = this.#watched.clock.after(tickMs, tick);
		};
		tick();
		return () => this.#cancel();
	}

	/** A touch or a key. While it is asked only the answer counts: the next person may be touching the screen. */
	touched(): void {
		if (this.#askedMs === undefined) this.#touchedMs = this.#watched.clock.elapsedMs();
	}

	stay(): void {
		this.#askedMs = undefined;
		this.secondsLeft = undefined;
		this.touched();
	}

	#look(): void {
		const nowMs = this.#watched.clock.elapsedMs();
		if (!this.#watched.hasTraces()) return this.stay();
		if (this.#askedMs === undefined) {
			if (nowMs - this.#touchedMs < this.#watched.idleMs()) return;
			this.#askedMs = nowMs;
		}
		const leftMs = askingMs - (nowMs - this.#askedMs);
		this.secondsLeft = Math.max(0, Math.ceil(leftMs / 1_000));
		if (leftMs <= 0) this.#watched.onclear();
	}
}

import type { Touches } from '#lib/device/touches.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { aloneSince, leftMs, type Alone } from '#lib/domain/hall/idle.ts';

const tickMs = 1_000;

interface Watched {
	clock: Clock;
	idleMs: () => number;
	hasTraces: () => boolean;
	hasSheet: () => boolean;
	/** The touches of this window and of the device's other windows. */
	touches: Touches;
	oncover?: () => void;
	onclear: () => void;
	/** Called when another window of this device cleared the table. */
	onclearedelsewhere?: () => void;
}

/** `isIdle`: this window itself saw that nobody touched it for the idle time, so the screen may say how long. */
export type Watching = { kind: 'here' } | { kind: Alone['kind']; leftMs: number; isIdle: boolean };

/** Watches whether somebody still sits here, covers a sheet that is left alone, and clears the table. */
export class IdleWatch {
	current = $state.raw<Watching>({ kind: 'here' });
	readonly #watched: Watched;
	#touchedAtMs: number;
	#alone: Alone | undefined;
	#isIdle = false;
	#cancel = () => {};

	constructor(watched: Watched) {
		this.#watched = watched;
		this.#touchedAtMs = watched.clock.elapsedMs();
	}

	/**
	 * Begins to watch, and gives a function that ends it. A sheet that was left alone before this page was opened is covered at
	 * once.
	 */
	start(): () => void {
		const { clock, touches, idleMs, hasSheet } = this.#watched;
		if (!hasSheet()) touches.lift();
		else if (touches.isLeftAlone(idleMs())) this.#cover();
		const tick = () => {
			this.#look();
			this.#cancel = clock.after(tickMs, tick);
		};
		const stopListening = touches.listen({
			ontouch: () => this.#notice(),
			oncover: () => this.#cover(),
			onlift: () => this.#sitDown(),
			onclear: () => this.#watched.onclearedelsewhere?.()
		});
		tick();
		return () => (this.#cancel(), stopListening());
	}

	/**
	 * Handles a touch or a key. While the question is open or the sheet is covered, only the answer counts, because the next
	 * person may be touching the screen.
	 */
	touched(): void {
		if (this.#alone) return;
		this.#notice();
		this.#watched.touches.tell();
	}

	/** Takes the answer that somebody is still here. */
	stay(): void {
		this.#watched.touches.lift();
		this.#sitDown();
		this.touched();
	}

	#notice(): void {
		this.#touchedAtMs = this.#watched.clock.elapsedMs();
	}

	#sitDown(): void {
		this.#alone = undefined;
		this.#isIdle = false;
		this.current = { kind: 'here' };
		this.#notice();
	}

	#cover(): void {
		const { clock, hasSheet } = this.#watched;
		if (!hasSheet() || this.#alone?.kind === 'covered') return;
		this.#isIdle = false;
		this.#become({ kind: 'covered', atMs: clock.elapsedMs() });
	}

	#look(): void {
		const { clock, idleMs, hasTraces, hasSheet } = this.#watched;
		const seen = { nowMs: clock.elapsedMs(), touchedAtMs: this.#touchedAtMs, idleMs: idleMs(), alone: this.#alone };
		const alone = aloneSince({ ...seen, hasTraces: hasTraces(), hasSheet: hasSheet() });
		this.#isIdle ||= alone !== undefined && this.#alone === undefined;
		if (alone) this.#become(alone);
		else if (this.#alone) this.stay();
	}

	#become(alone: Alone): void {
		const isNewlyCovered = alone.kind === 'covered' && this.#alone?.kind !== 'covered';
		this.#alone = alone;
		this.current = { kind: alone.kind, leftMs: leftMs(alone, this.#watched.clock.elapsedMs()), isIdle: this.#isIdle };
		if (isNewlyCovered) {
			this.#watched.touches.cover();
			this.#watched.oncover?.();
		}
		if (this.current.leftMs === 0) this.#watched.onclear();
	}
}

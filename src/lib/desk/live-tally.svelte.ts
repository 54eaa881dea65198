/** The event's counts as they change. */
import { fractionOf } from '#lib/domain/chance.ts';
import { apiPath, parseTally, type CaseTally } from '#lib/domain/wire/wire.ts';
import { listen } from '#lib/net/listen.ts';
import { waitMs } from '#lib/outbox/sending/retry.ts';
import type { DeskParts } from './parts.ts';
import { wait } from './wait.ts';

/** An event, and a bearer token in base64url that may read its counts: the join token or an organiser's token. */
export interface FollowedEvent {
	code: string;
	token: string;
}
type TallyParts = Pick<DeskParts, 'net' | 'clock' | 'random' | 'page'>;

/** The server's counts, updated as they change. When the stream ends, it is opened again. */
export class LiveTally {
	cases = $state.raw<CaseTally[]>();
	/** When the counts were last heard, by this device's clock. It is only shown. */
	heardAtMs = $state<number>();
	isLive = $state(false);
	readonly #parts: TallyParts;
	readonly #of: FollowedEvent;
	readonly #onHeard: () => void;

	/** `onHeard` is called with each new count. */
	constructor(parts: TallyParts, of: FollowedEvent, onHeard: () => void = () => {}) {
		this.#parts = parts;
		this.#of = of;
		this.#onHeard = onHeard;
	}

	/** Follows the counts until `signal` aborts. When the stream ends, it is opened again after a wait that grows. */
	async follow(signal: AbortSignal): Promise<void> {
		for (let failures = 1; !signal.aborted; failures++) {
			await this.#listen(signal);
			if (this.isLive) failures = 1;
			this.isLive = false;
			await wait(waitMs(failures, fractionOf(this.#parts.random)), this.#parts, signal);
		}
	}

	#listen(signal: AbortSignal): Promise<void> {
		const { net, clock } = this.#parts;
		const { code, token } = this.#of;
		return listen({ net, clock, token, path: apiPath(code, '/live'), signal, onHeard: (data) => this.#hear(data) });
	}

	#hear(data: string | undefined) {
		this.heardAtMs = this.#parts.clock.nowMs();
		this.isLive = true;
		if (data === undefined) return;
		const tally = parseTally(parseJson(data));
		if (tally.kind !== 'parsed') return;
		this.cases = tally.value.cases;
		this.#onHeard();
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

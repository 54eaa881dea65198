/** The event's counts as they change. */
import { apiPath, parseTally, type CaseTally } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { ownServer } from '#lib/net/ask.ts';
import { listen } from '#lib/net/listen.ts';
import { waitMs } from '#lib/outbox/sending/retry.ts';

export class LiveTally {
	cases = $state.raw<CaseTally[]>();
	/** When the counts were last heard, by this device's clock; for showing alone. */
	heardAtMs = $state<number>();
	isLive = $state(false);
	readonly #code: string;
	readonly #token: string;

	readonly #onHeard: () => void;

	/** `onHeard` is called with each new count. */
	constructor(code: string, token: string, onHeard: () => void) {
		this.#onHeard = onHeard;
		this.#code = code;
		this.#token = token;
	}

	/** Follows until `signal` says stop. What ends is begun again, after a wait that grows. */
	async follow(signal: AbortSignal): Promise<void> {
		for (let failures = 1; !signal.aborted; failures++) {
			const heardBefore = this.heardAtMs;
			await this.#listen(signal);
			this.isLive = false;
			if (this.heardAtMs !== heardBefore) failures = 1;
			if (!signal.aborted) await wait(waitMs(failures, Math.random()), signal);
		}
	}

	#listen(signal: AbortSignal): Promise<void> {
		const path = apiPath(this.#code, '/live');
		return listen({ net: ownServer, clock: deviceClock, token: this.#token, path, signal, onHeard: (data) => this.#hear(data) });
	}

	#hear(data: string | undefined) {
		this.heardAtMs = Date.now();
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

/** Ends early when the network comes back or somebody looks at the page again. */
export function wait(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const timer = setTimeout(end, ms);
		const seen = () => document.visibilityState === 'visible' && end();
		function end() {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			removeEventListener('online', end);
			document.removeEventListener('visibilitychange', seen);
			resolve();
		}
		signal.addEventListener('abort', end);
		addEventListener('online', end);
		document.addEventListener('visibilitychange', seen);
	});
}

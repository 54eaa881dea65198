/** The event's counts as they change, read as server-sent events with `fetch`: an `EventSource` carries no token. */
import { parseTally, type CaseTally } from '#lib/domain/wire/wire.ts';
import { waitMs } from '#lib/outbox/sending/retry.ts';
import { apiPath, reach } from '#lib/net/server-calls.ts';

/** The server says something every 15 s; a stream that is silent for longer is dead. */
const silentMs = 40_000;

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

	async #listen(outer: AbortSignal): Promise<void> {
		const silence = new AbortController();
		let timer = setTimeout(() => silence.abort(), silentMs);
		const signal = AbortSignal.any([outer, silence.signal]);
		const response = await reach(apiPath(this.#code, '/live'), { token: this.#token, signal });
		const isStream = response?.headers.get('content-type')?.startsWith('text/event-stream');
		if (response?.ok && isStream && response.body) {
			for await (const block of blocksOf(response.body)) {
				clearTimeout(timer);
				timer = setTimeout(() => silence.abort(), silentMs);
				this.#hear(block);
			}
		}
		clearTimeout(timer);
	}

	#hear(block: string) {
		const data = block.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trim()] : []));
		this.heardAtMs = Date.now();
		this.isLive = true;
		if (data.length === 0) return;
		const tally = parseTally(parseJson(data.join('\n')));
		if (tally.kind !== 'parsed') return;
		this.cases = tally.value.cases;
		this.#onHeard();
	}
}

async function* blocksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<string> {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	let rest = '';
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return;
			const blocks = (rest + value).split('\n\n');
			rest = blocks.pop() ?? '';
			yield* blocks;
		}
	} catch {
		// The network went: the caller begins again.
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

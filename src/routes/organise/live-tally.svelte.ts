/** The event's counts as they change, read as server-sent events with `fetch`: an `EventSource` carries no token. */
import { parseTally, type CaseTally } from '#lib/domain/wire.ts';
import { apiPath, reach } from './server-calls.ts';

/** The server says something every 15 s; a stream that is silent for longer is dead. */
const silentMs = 40_000;
const waitBounds = { firstMs: 1_000, longestMs: 60_000 };

export class LiveTally {
	cases = $state.raw<CaseTally[]>();
	/** When the counts were last heard, by this device's clock; for showing alone. */
	heardAtMs = $state<number>();
	isLive = $state(false);
	readonly #code: string;
	readonly #token: string;

	constructor(code: string, token: string) {
		this.#code = code;
		this.#token = token;
	}

	/** Follows until `signal` says stop. What ends is begun again, after a wait that grows. */
	async follow(signal: AbortSignal): Promise<void> {
		for (let attempt = 0; !signal.aborted; attempt++) {
			const heardBefore = this.heardAtMs;
			await this.#listen(signal);
			this.isLive = false;
			if (this.heardAtMs !== heardBefore) attempt = 0;
			if (!signal.aborted) await wait(waitMs(attempt, Math.random()), signal);
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
		if (tally.kind === 'parsed') this.cases = tally.value.cases;
	}
}

/** Grows with attempts, with jitter (0 to 1), and is capped. */
export function waitMs(attempt: number, jitter: number): number {
	return Math.round(Math.min(waitBounds.longestMs, waitBounds.firstMs * 2 ** Math.min(attempt, 10)) * (0.5 + jitter / 2));
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

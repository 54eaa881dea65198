/** The server's events as they come, read with `fetch`: an `EventSource` carries no token. */
import { initOf, type Request } from './ask.ts';

/** The server says something every 15 s; a stream that is silent for longer is dead. */
export const longestSilenceMs = 40_000;

export interface Listening extends Pick<Request, 'net' | 'clock' | 'token' | 'path'> {
	/** Ends the listening from outside. */
	signal: AbortSignal;
	/** Called at every sign of life; `data` is absent when the server only says that it is there. */
	onHeard: (data: string | undefined) => void;
}

/** Listens until the stream ends, breaks, falls silent or `signal` says stop. Beginning again is the caller's to decide. */
export async function listen({ net, clock, path, token, signal, onHeard }: Listening): Promise<void> {
	const over = new AbortController();
	const end = () => over.abort();
	let cancel = clock.after(longestSilenceMs, end);
	signal.addEventListener('abort', end);
	if (signal.aborted) end();
	try {
		const response = await net(path, { ...initOf({ token }), signal: over.signal });
		if (!isStream(response) || !response.body) return;
		for await (const block of blocksOf(response.body, over.signal)) {
			cancel();
			cancel = clock.after(longestSilenceMs, end);
			onHeard(dataOf(block));
		}
	} catch {
		// The network went, or the silence was too long: both end the stream, and nothing else can be said of it.
	} finally {
		cancel();
		signal.removeEventListener('abort', end);
	}
}

const isStream = ({ ok, headers }: Response) => ok && (headers.get('content-type') ?? '').startsWith('text/event-stream');

/** A net that does not heed the signal must not keep the listener: it ends with the signal all the same. */
async function* blocksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>, signal: AbortSignal): AsyncGenerator<string> {
	const reader = body.pipeThrough(new TextDecoderStream()).getReader();
	const ended = new Promise<{ done: true }>((settle) => {
		signal.addEventListener('abort', () => settle({ done: true }));
		if (signal.aborted) settle({ done: true });
	});
	let rest = '';
	try {
		for (;;) {
			const read = await Promise.race([reader.read(), ended]);
			if (read.done) return;
			const blocks = (rest + read.value).split('\n\n');
			rest = blocks.pop() ?? '';
			yield* blocks;
		}
	} finally {
		void reader.cancel().catch(() => undefined);
	}
}

function dataOf(block: string): string | undefined {
	const lines = block.split('\n').flatMap((line) => (line.startsWith('data:') ? [line.slice(5).trim()] : []));
	return lines.length > 0 ? lines.join('\n') : undefined;
}

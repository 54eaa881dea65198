/** Reads the server's live events with `fetch`, because an `EventSource` cannot send a token. */
import { initOf, type Request } from './ask.ts';

/** The server says something every 15 s, so a stream that is silent for this long, in ms, is dead. */
export const longestSilenceMs = 40_000;

export interface Listening extends Pick<Request, 'net' | 'clock' | 'token' | 'path'> {
	/** Ends the listening from outside. */
	signal: AbortSignal;
	/** Called at every sign of life. `data` is absent when the server only says that it is still there. */
	onHeard: (data: string | undefined) => void;
}

/**
 * Listens until the stream ends, breaks or falls silent, or until `signal` aborts. It never rejects because of the network. The
 * caller decides whether to listen again.
 */
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
		// The network failed, or the silence was too long. Both only end the stream.
	} finally {
		cancel();
		signal.removeEventListener('abort', end);
	}
}

const isStream = ({ ok, headers }: Response) => ok && (headers.get('content-type') ?? '').startsWith('text/event-stream');

/** Gives the blocks of the stream. It ends when `signal` aborts, even when the stream itself goes on. */
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

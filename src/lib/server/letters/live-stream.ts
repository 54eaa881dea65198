import type { TallyAnswer } from '#lib/domain/wire/wire.ts';
import { turnAway } from '../asking/answers.ts';
import { liveBounds } from '../asking/limits.ts';
import type { TallyFeed } from './live-tally.ts';

/**
 * Streams server-sent events: the present counts at once, then every change, and now and then a comment so that no proxy closes
 * the connection. When too many listen already, the answer says when to ask again; until then a page can ask for the counts one
 * by one.
 */
export function liveStream(live: TallyFeed, code: string, present: () => Promise<TallyAnswer | undefined>): Response {
	const line = new TextEncoder();
	let isOpen = true;
	let tell: ((tally: TallyAnswer) => void) | undefined;
	// Watching begins before the counts are read. Otherwise a letter between the two would show only with the next one.
	const unwatch = live.watch(code, (tally) => tell?.(tally));
	if (!unwatch) return turnAway('unavailable', 'Too many listen already.', { 'retry-after': String(liveBounds.fullRetryS) });
	let stop = unwatch;
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			const send = (text: string) => controller.enqueue(line.encode(text));
			tell = (tally) => isOpen && send(`event: tally\ndata: ${JSON.stringify(tally)}\n\n`);
			const heartbeat = setInterval(() => send(': still here\n\n'), liveBounds.heartbeatMs);
			stop = () => {
				isOpen = false;
				unwatch();
				clearInterval(heartbeat);
			};
			const first = await present();
			if (isOpen && first) tell(first);
		},
		cancel: () => stop()
	});
	return new Response(body, {
		headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
	});
}

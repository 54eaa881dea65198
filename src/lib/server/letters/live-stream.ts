import type { TallyAnswer } from '#lib/domain/wire/wire.ts';
import { liveBounds } from '../asking/limits.ts';
import type { TallyFeed } from './live-tally.ts';

/** Server-sent events: the present counts at once, then every change, and a comment now and then so that no proxy hangs up. */
export function liveStream(live: TallyFeed, code: string, present: () => Promise<TallyAnswer | undefined>): Response {
	const line = new TextEncoder();
	let isOpen = true;
	let stop = () => {};
	const body = new ReadableStream<Uint8Array>({
		async start(controller) {
			const send = (text: string) => controller.enqueue(line.encode(text));
			const tell = (tally: TallyAnswer) => send(`event: tally\ndata: ${JSON.stringify(tally)}\n\n`);
			// Watching begins before the first look, or a letter between the two would show only with the next one.
			const unwatch = live.watch(code, (tally) => isOpen && tell(tally));
			if (!unwatch) return controller.close();
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

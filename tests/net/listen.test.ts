import { expect, test } from 'vitest';
import type { Net } from '#lib/net/ask.ts';
import { listen, longestSilenceMs } from '#lib/net/listen.ts';
import { HandTurnedClock } from '../support/device.ts';

/** A stream that a test writes to. `ended` settles when listening is over. */
function listening({ type = 'text/event-stream', status = 200 } = {}) {
	let stream!: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>;
	const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (controller) => void (stream = controller) });
	const net: Net = () => Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }));
	const clock = new HandTurnedClock();
	const stop = new AbortController();
	const heard: (string | undefined)[] = [];
	let next = () => {};
	const ended = listen({
		...{ net, clock, token: 'organiser', path: '/live', signal: stop.signal },
		onHeard: (data) => (heard.push(data), next())
	});
	const say = async (text: string) => {
		const arrived = new Promise<void>((settle) => (next = settle));
		stream.enqueue(new TextEncoder().encode(text));
		if (text.includes('\n\n')) await arrived;
	};
	return { clock, stop, heard, ended, say, close: () => stream.close(), breakOff: () => stream.error(new Error('cut')) };
}

test('listen hears data and signs of life, however the stream is cut', async () => {
	const { heard, ended, say, close } = listening();
	await say(': here\n\n');
	await say('data: {"a"');
	await say(':1}\n\n');
	close();
	await ended;
	expect(heard).toEqual([undefined, '{"a":1}']);
});

test('listen ends when nothing is heard for longer than the server is ever silent', async () => {
	const { clock, heard, ended, say } = listening();
	await say(': here\n\n');
	clock.turn(longestSilenceMs - 1);
	await say(': still here\n\n');
	clock.turn(longestSilenceMs - 1);
	await say('data: 1\n\n');
	clock.turn(longestSilenceMs);
	await ended;
	expect(heard).toEqual([undefined, undefined, '1']);
});

test('listen ends when the network breaks the stream, and when it is told to', async () => {
	const broken = listening();
	await broken.say(': here\n\n');
	broken.breakOff();
	await broken.ended;
	const stopped = listening();
	await stopped.say(': here\n\n');
	stopped.stop.abort();
	await stopped.ended;
	expect([broken.heard, stopped.heard]).toEqual([[undefined], [undefined]]);
});

test('listen takes nothing that is not the stream asked for', async () => {
	const page = listening({ type: 'text/html' });
	const full = listening({ status: 503 });
	await Promise.all([page.ended, full.ended]);
	expect([page.heard, full.heard]).toEqual([[], []]);
});

test('listen ends when the server never answers', async () => {
	const clock = new HandTurnedClock();
	const net: Net = (_path, { signal }) =>
		new Promise((_settle, fail) => signal?.addEventListener('abort', () => fail(new DOMException('', 'AbortError'))));
	const ended = listen({ net, clock, token: 't', path: '/live', signal: new AbortController().signal, onHeard: () => {} });
	clock.turn(longestSilenceMs);
	await ended;
});

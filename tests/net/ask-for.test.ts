import { expect, test } from 'vitest';
import { parseTally } from '#lib/domain/wire/wire.ts';
import { askFor, askForText } from '#lib/net/ask-for.ts';
import { ask, type Net } from '#lib/net/ask.ts';
import { HandTurnedClock, ours, serverTime } from '../support/device.ts';

const asking = (net: Net, clock = new HandTurnedClock()) => ({ net, clock, token: 'join', path: '/api/v1/events/ABCDEF/tally' });
const answering = (status: number, body: unknown) => asking(() => Promise.resolve(ours(status, body)));
const error = (kind: string) => ({ error: { kind, message: 'A sentence.' } });

test('askFor gives the parsed answer', async () => {
	const tally = { cases: [], serverTime };
	expect(await askFor(answering(200, tally), parseTally)).toEqual({ kind: 'given', value: tally });
});

test('askForText gives the exact text, blanks and all', async () => {
	const text = '{ "v": 1 }\n';
	const net: Net = () =>
		Promise.resolve(new Response(text, { headers: { 'content-type': 'application/vnd.writing-table.v1+json' } }));
	expect(await askForText(asking(net))).toEqual({ kind: 'given', value: text });
});

test("askFor takes the server's own answer that is none of those asked for as its failure", async () => {
	expect(await askFor(answering(200, { cases: 'none' }), parseTally)).toEqual({ kind: 'server-failed' });
});

test.each([
	[401, error('no-token'), { kind: 'refused', because: 'no-token' }],
	[403, error('foreign-origin'), { kind: 'refused', because: 'foreign-origin' }],
	[403, {}, { kind: 'refused' }],
	[404, error('unknown-event'), { kind: 'unknown-event' }],
	[409, error('code-taken'), { kind: 'declined', because: 'code-taken' }],
	[409, error('wrong-counter'), { kind: 'declined', because: 'wrong-counter' }],
	[413, error('too-large'), { kind: 'declined', because: 'too-large' }],
	[429, error('too-many-requests'), { kind: 'server-busy' }],
	[500, error('failed'), { kind: 'server-failed' }],
	[507, error('server-full'), { kind: 'declined', because: 'server-full' }],
	[418, error('a-kind-of-tomorrow'), { kind: 'declined', because: 'other' }],
	[599, error('a-kind-of-tomorrow'), { kind: 'server-failed' }]
])('askFor says of %i with %j what stands in the way', async (status, body, hindrance) => {
	expect(await askFor(answering(status, body), parseTally)).toEqual(hindrance);
});

test('askFor reads an answer and a refusal with fields that came later', async () => {
	const tally = { cases: [], serverTime };
	expect(await askFor(answering(200, { ...tally, signed: 7 }), parseTally)).toEqual({ kind: 'given', value: tally });
	const refusal = { error: { kind: 'code-taken', message: 'A sentence.', since: 'noon' }, help: 'https://example.org/' };
	expect(await askFor(answering(409, refusal), parseTally)).toEqual({ kind: 'declined', because: 'code-taken' });
});

test("askFor takes a success that is not the server's for a sign-in page", async () => {
	expect(
		await askFor(
			asking(() => Promise.resolve(new Response('<p>Sign in'))),
			parseTally
		)
	).toEqual({ kind: 'sign-in-page' });
});

test('ask ends at its time-out, also where the network heeds no signal', async () => {
	const clock = new HandTurnedClock();
	const asked = ask({ ...asking(() => new Promise(() => {}), clock), timeoutMs: 5_000 });
	clock.turn(5_000);
	expect(await asked).toEqual({ kind: 'unreachable' });
});

test('ask ends at its time-out when the answer begins and then stands still', async () => {
	const clock = new HandTurnedClock();
	const halfway = new ReadableStream<Uint8Array>({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"cases":')) });
	const asked = ask(asking(() => Promise.resolve(new Response(halfway)), clock));
	await Promise.resolve();
	clock.turn(30_000);
	expect(await asked).toEqual({ kind: 'unreachable' });
});

test('ask says who asks only where there is a token', async () => {
	const given: Headers[] = [];
	const net: Net = (_path, init) => (given.push(new Headers(init.headers)), Promise.resolve(ours(200, {})));
	await ask(asking(net));
	await ask({ net, clock: new HandTurnedClock(), path: '/api/v1/health' });
	expect(given.map((headers) => headers.get('authorization'))).toEqual(['Bearer join', null]);
});

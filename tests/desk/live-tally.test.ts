import { expect, test, vi } from 'vitest';
import { LiveTally } from '#lib/desk/live-tally.svelte.ts';
import type { CaseTally } from '#lib/domain/wire/wire.ts';
import type { Net } from '#lib/net/ask.ts';
import { longestSilenceMs } from '#lib/net/listen.ts';
import { HandTurnedClock, serverTime } from '../support/device.ts';
import { code } from '../support/people.ts';

/** A server whose streams a test writes to, ends and breaks. Each request opens a new stream. */
function streams() {
	const open: ReadableStreamDefaultController<Uint8Array>[] = [];
	const tokens: (string | null)[] = [];
	let isDown = false;
	const net: Net = (_path, { headers }) => {
		tokens.push(new Headers(headers).get('authorization'));
		if (isDown) return Promise.reject(new TypeError('there is no network'));
		const body = new ReadableStream<Uint8Array>({ start: (controller) => void open.push(controller) });
		return Promise.resolve(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
	};
	const say = (text: string) => open.at(-1)!.enqueue(new TextEncoder().encode(text));
	return {
		...{ net, tokens, say },
		tell: (letters: number) => say(`event: tally\ndata: ${JSON.stringify({ cases: [aCase(letters)], serverTime })}\n\n`),
		stillHere: () => say(': still here\n\n'),
		end: () => open.at(-1)!.close(),
		breakOff: () => open.at(-1)!.error(new TypeError('the network went')),
		goDown: () => (isDown = true),
		comeBack: () => (isDown = false),
		asked: () => tokens.length
	};
}
const aCase = (letters: number): CaseTally => ({ caseId: 'wendy-galarza', letters, cards: 0, paperLetters: 0, paperCards: 0 });

async function following() {
	const server = streams();
	const clock = new HandTurnedClock();
	const page = { view: new EventTarget(), document: new EventTarget() };
	let heard = 0;
	const parts = { net: server.net, clock, page, random: (bytes: number) => new Uint8Array(bytes) };
	const tally = new LiveTally(parts, { code, token: 'join' }, () => void heard++);
	const stop = new AbortController();
	const following = tally.follow(stop.signal);
	const end = () => (stop.abort(), following);
	await vi.waitFor(() => expect(server.asked()).toBe(1));
	const shows = (letters: number) => vi.waitFor(() => expect([tally.cases?.[0]?.letters, tally.isLive]).toEqual([letters, true]));
	/** The tally has given up a stream and waits before it begins again. */
	const waits = () => vi.waitFor(() => expect([tally.isLive, (clock.nextMs ?? Infinity) <= 30_000]).toEqual([false, true]));
	return { ...server, clock, page, tally, end, shows, waits, heard: () => heard };
}

test('LiveTally shows the counts as they come, and asks with the token it was given', async () => {
	const { tally, tell, shows, tokens, clock, heard, end } = await following();
	expect([tally.cases, tally.isLive, tally.heardAtMs]).toEqual([undefined, false, undefined]);
	tell(3);
	await shows(3);
	clock.turn(5_000);
	tell(4);
	await shows(4);
	expect([tokens, tally.heardAtMs, heard()]).toEqual([['Bearer join'], clock.nowMs(), 2]);
	await end();
	expect([tally.isLive, clock.nextMs]).toEqual([false, undefined]);
});

test('LiveTally begins again when the stream is broken, and keeps the last counts meanwhile', async () => {
	const { tally, tell, shows, waits, breakOff, asked, clock, end } = await following();
	tell(3);
	await shows(3);
	breakOff();
	await waits();
	expect(tally.cases?.[0]?.letters).toBe(3);
	clock.turn(2_000);
	await vi.waitFor(() => expect(asked()).toBe(2));
	tell(5);
	await shows(5);
	await end();
});

test('LiveTally begins again after a silence longer than the server ever keeps, and not before', async () => {
	const { tell, stillHere, shows, waits, asked, clock, tally, end } = await following();
	tell(3);
	await shows(3);
	clock.turn(longestSilenceMs - 1);
	const beforeMs = tally.heardAtMs;
	stillHere();
	await vi.waitFor(() => expect(tally.heardAtMs).not.toBe(beforeMs));
	clock.turn(longestSilenceMs - 1);
	expect([asked(), tally.isLive]).toEqual([1, true]);
	clock.turn(1);
	await waits();
	clock.turn(2_000);
	await vi.waitFor(() => expect(asked()).toBe(2));
	await end();
});

test('LiveTally waits longer with each failure, and anew when it was heard between', async () => {
	const { goDown, comeBack, breakOff, tell, shows, waits, asked, clock, end } = await following();
	goDown();
	breakOff();
	const waitsMs: number[] = [];
	for (let failures = 1; failures <= 4; failures++) {
		await waits();
		waitsMs.push(clock.nextMs ?? 0);
		clock.turn(clock.nextMs ?? 0);
		await vi.waitFor(() => expect(asked()).toBe(failures + 1));
	}
	expect(waitsMs).toEqual([1_000, 2_000, 4_000, 8_000]);
	comeBack();
	await waits();
	clock.turn(clock.nextMs ?? 0);
	await vi.waitFor(() => expect(asked()).toBe(6));
	tell(7);
	await shows(7);
	breakOff();
	await waits();
	expect(clock.nextMs).toBe(1_000);
	await end();
});

test('LiveTally asks at once when the network comes back', async () => {
	const { goDown, comeBack, breakOff, waits, tell, shows, asked, page, end } = await following();
	goDown();
	breakOff();
	await waits();
	comeBack();
	page.view.dispatchEvent(new Event('online'));
	await vi.waitFor(() => expect(asked()).toBe(2));
	tell(1);
	await shows(1);
	await end();
});

test('LiveTally passes over what is no count, and goes on', async () => {
	const { say, tell, shows, heard, asked, end } = await following();
	say('data: {"cases":"many"}\n\n');
	say('data: {"cases"\n\n');
	tell(2);
	await shows(2);
	expect([heard(), asked()]).toEqual([1, 1]);
	await end();
});

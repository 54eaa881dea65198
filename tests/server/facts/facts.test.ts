import { beforeAll, expect, test } from 'vitest';
import { bodyBounds } from '#lib/domain/wire/wire.ts';
import { ask, setUpToken, type Ask } from '../../support/api.ts';
import { useOwnServer } from '../../support/own-server.ts';
import { aMade, aMark } from '../../support/facts.ts';
import { anEvent, type TestEvent } from '../../support/signed-event.ts';

useOwnServer();
let event: TestEvent;
let path: string;
let organiser: Ask;

beforeAll(async () => {
	event = await anEvent();
	path = `/events/${event.code}/batches`;
	organiser = { token: event.organiserToken };
	expect((await ask('POST', '/events', { token: setUpToken, body: event.sent })).status).toBe(201);
});

const kindOf = async (response: Response) => {
	const { error } = (await response.json()) as { error: { kind: string } };
	return `${response.status} ${error.kind}`;
};
const post = (body: unknown, how: Ask = organiser) => ask('POST', path, { ...how, body });

test('batches are for organisers alone', async () => {
	const body = { facts: [aMade()] };
	expect(await kindOf(await post(body, {}))).toBe('401 no-token');
	expect(await kindOf(await post(body, { token: event.joinToken }))).toBe('403 wrong-token');
	expect(await kindOf(await ask('GET', path, { token: event.joinToken }))).toBe('403 wrong-token');
	expect(await kindOf(await ask('POST', '/events/ABCDEF/batches', { ...organiser, body }))).toBe('404 unknown-event');
	expect(await (await ask('GET', path, organiser)).json()).toEqual({ facts: [], next: 0 });
});

test('POST batches answers fact by fact, and GET batches gives them after a number', async () => {
	const made = aMade();
	const marked = aMark(made);
	const answer = await post({ facts: [made, { id: 'nonsense' }, marked] });
	expect(answer.status).toBe(201);
	expect(await answer.json()).toMatchObject({
		receipts: [
			{ id: made.id, outcome: 'stored', number: 1 },
			{ id: '', outcome: 'refused', reason: 'malformed' },
			{ id: marked.id, outcome: 'stored', number: 1 }
		]
	});
	expect(await (await ask('GET', `${path}?after=1&limit=1`, organiser)).json()).toEqual({
		facts: [{ n: 2, number: 1, fact: marked }],
		next: 2
	});
	expect(await kindOf(await ask('GET', `${path}?after=x`, organiser))).toBe('400 malformed');
});

test('POST batches turns away what is no list of facts, or too much of it', async () => {
	expect(await kindOf(await post({ facts: [] }))).toBe('400 malformed');
	expect(await kindOf(await post({ facts: Array.from({ length: 51 }, () => aMade()) }))).toBe('400 malformed');
	expect(await kindOf(await post({ facts: ['a'.repeat(bodyBounds.batches)] }))).toBe('413 too-large');
	const cut = JSON.stringify({ facts: [aMade()] }).slice(0, -9);
	expect(await kindOf(await post(cut, { ...organiser, headers: { 'content-type': 'application/json' } }))).toBe(
		'415 wrong-media-type'
	);
});

test('POST batches makes the other organisers look: the live counts come once more', async () => {
	const live = await ask('GET', `/events/${event.code}/live`, organiser);
	const reader = live.body!.pipeThrough(new TextDecoderStream()).getReader();
	expect((await reader.read()).value).toMatch(/^event: tally/);
	await post({ facts: [aMade()] });
	expect((await reader.read()).value).toMatch(/^event: tally/);
	await reader.cancel();
});

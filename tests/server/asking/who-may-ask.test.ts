/** Asks every call without a token, with a wrong one, for an unknown event and from another site. */
import { expect, test, vi } from 'vitest';
import { endpoint } from '#lib/server/asking/endpoint.ts';
import { ask, origin } from '../../support/api.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { aDevice, aPosted } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post } = here;

test.each([
	['GET', ''],
	['GET', '/pack'],
	['GET', '/letters'],
	['POST', '/letters'],
	['POST', '/collected'],
	['POST', '/paper'],
	['GET', '/tally'],
	['GET', '/live'],
	['GET', '/devices'],
	['PUT', `/devices/${aDevice}`],
	['PUT', ''],
	['DELETE', '']
])('%s events/CODE%s turns away no token, a wrong one and an unknown event', async (method, rest) => {
	expect(await errorOf(await ask(method, here.path + rest))).toBe('401 no-token');
	expect(await errorOf(await ask(method, here.path + rest, { token: 'A'.repeat(22) }))).toBe('403 wrong-token');
	expect(await errorOf(await ask(method, `/events/ZZZZZZ${rest}`, here.join))).toBe('404 unknown-event');
	expect(await errorOf(await ask(method, `/events/nonsense${rest}`, here.join))).toBe('404 unknown-event');
});

test.each([
	['GET', '/letters'],
	['POST', '/collected'],
	['GET', '/devices'],
	['DELETE', '']
])('%s events/CODE%s turns away the join token', async (method, rest) => {
	expect(await errorOf(await ask(method, here.path + rest, here.join))).toBe('403 wrong-token');
});

test('POST letters turns away the organiser token', async () => {
	expect(await errorOf(await post([aPosted(1)], here.organiser))).toBe('403 wrong-token');
});

test('a page of another site is refused, our own and a program are not', async () => {
	for (const foreign of ['https://elsewhere.test', 'null'])
		expect(await errorOf(await ask('GET', `${here.path}/tally`, { ...here.join, headers: { origin: foreign } }))).toBe(
			'403 foreign-origin'
		);
	expect((await ask('GET', `${here.path}/tally`, { ...here.join, headers: { origin } })).status).toBe(200);
	const byAddress = { origin: 'http://192.168.7.2:3000', host: '192.168.7.2:3000' };
	expect((await ask('GET', `${here.path}/tally`, { ...here.join, headers: byAddress })).status).toBe(200);
});

test('a fault says nothing of itself outside, and nothing of what was sent to the log', async () => {
	const lines: unknown[] = [];
	const report = vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(line));
	const failing = endpoint(() => Promise.reject(new Error('Nora wrote to the minister')));
	const answer = await failing({ request: new Request(`${origin}/api/v1/health`), params: {}, url: new URL(origin) });
	report.mockRestore();
	expect(answer.status).toBe(500);
	expect(await answer.json()).toEqual({ error: { kind: 'failed', message: 'Something went wrong on the server.' } });
	expect(lines.join()).toMatch(/^fault Error/);
	expect(lines.join()).not.toMatch(/Nora|minister/);
});

/** The server of the simulation has the real store; here its thin shell is compared with the real endpoints. */
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { closeRunning } from '#lib/server/running.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { ask, setUpToken, useNewDatabase } from '../support/api.ts';
import { aDevice, aPosted, idOf } from '../support/signed-event.ts';
import { HallServer } from './hall-server.ts';
import type { Sent } from './hall-shell.ts';

const folder = useNewDatabase();
afterAll(async () => {
	await closeRunning();
	rmSync(folder, { recursive: true, force: true });
});

const hall = await HallServer.begin();
const { event } = hall;
const post = (items: unknown[]) => JSON.stringify({ device: aDevice, items });
const path = `/api/v1/events/${event.code}/letters`;
const letters: Sent = { method: 'POST', path, token: event.joinToken, mediaType, body: post([aPosted(1)]) };
const collected = { ...letters, path: path.replace('letters', 'collected'), token: event.organiserToken };

const requests: [string, Sent][] = [
	['a new letter', letters],
	['the same letter again', letters],
	['other bytes under its id', { ...letters, body: post([{ ...aPosted(2), id: idOf(1) }]) }],
	['a sound letter beside a broken one', { ...letters, body: post([aPosted(3), { ...aPosted(4), digest: 'x' }]) }],
	['a letter to an unknown case', { ...letters, body: post([aPosted(5, { caseId: 'nobody' })]) }],
	['the same letter twice in one batch', { ...letters, body: post([aPosted(6), aPosted(6)]) }],
	['a body cut short', { ...letters, body: letters.body.slice(0, 300) }],
	['no items', { ...letters, body: post([]) }],
	['another media type', { ...letters, mediaType: 'application/json' }],
	['another token', { ...letters, token: 'another-token-of-no-use' }],
	['an unknown event', { ...letters, path: path.replace(event.code, 'ABCDEF') }],
	['what was collected', { ...collected, body: JSON.stringify({ ids: [idOf(1)] }) }],
	['the feed', { ...letters, method: 'GET', path: `${path}?after=0&limit=2`, token: event.organiserToken, body: '' }]
];

const withoutMoments = (text: string) => JSON.parse(text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'then')) as Record<string, unknown>;

test('the server of the simulation answers as the real endpoints do', async () => {
	await ask('POST', '/events', { token: setUpToken, body: event.sent });
	for (const [name, sent] of requests) {
		const { method, token, body } = sent;
		const headers: Record<string, string> = body === '' ? {} : { 'content-type': sent.mediaType };
		const real = await ask(method, sent.path.replace('/api/v1', ''), { token, headers, body: body || undefined });
		const simulated = await hall.answer(sent);
		expect([name, simulated?.status, simulated?.mediaType]).toEqual([name, real.status, real.headers.get('content-type')]);
		const text = await real.text();
		if (real.ok) expect(withoutMoments(simulated!.text)).toEqual(withoutMoments(text));
	}
});

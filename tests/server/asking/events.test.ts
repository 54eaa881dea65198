/** Opens, reads, changes and deletes an event through the real endpoints. */
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { largestPackBytes } from '#lib/domain/pack/parse-pack.ts';
import { mediaType, parseEventAnswer } from '#lib/domain/wire/wire.ts';
import { ask, setUpToken } from '../../support/api.ts';
import { errorOf, eventOnApi } from '../../support/event-on-api.ts';
import { anEvent, aPackJson, aPosted, sha256 } from '../../support/signed-event.ts';

const here = eventOnApi();
const { post } = here;

test('GET health says what runs', async () => {
	const answer = await ask('GET', '/health');
	expect(answer.headers.get('content-type')).toBe(mediaType);
	expect(await answer.json()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+/) as unknown, store: 'sqlite' });
});

test('POST events turns away without the set-up token, with a taken code and with a lying pack', async () => {
	expect(await errorOf(await ask('POST', '/events', { body: here.event.sent }))).toBe('401 no-token');
	expect(await errorOf(await ask('POST', '/events', { ...here.organiser, body: here.event.sent }))).toBe('403 wrong-token');
	const rival = await anEvent();
	expect(await errorOf(await ask('POST', '/events', { token: setUpToken, body: rival.sent }))).toBe('409 code-taken');
	const lying = { ...(await anEvent({ code: 'ABCDEF' })).sent, pack: aPackJson('Another') };
	expect(await errorOf(await ask('POST', '/events', { token: setUpToken, body: lying }))).toBe('422 wrong-digest');
	const forged = { ...(await anEvent({ code: 'ABCDEF' })).sent, signature: 'A'.repeat(86) };
	expect(await errorOf(await ask('POST', '/events', { token: setUpToken, body: forged }))).toBe('422 wrong-signature');
});

test('GET events finds an event by its organiser token alone, and by no other', async () => {
	expect(await (await ask('GET', '/events', here.organiser)).json()).toEqual({ codes: [here.event.code] });
	expect(await errorOf(await ask('GET', '/events', here.join))).toBe('404 unknown-event');
	expect(await errorOf(await ask('GET', '/events', { token: setUpToken }))).toBe('404 unknown-event');
	expect(await errorOf(await ask('GET', '/events'))).toBe('401 no-token');
});

test('GET event gives the signed manifest, and 304 to who has it', async () => {
	const answer = await ask('GET', here.path, here.join);
	expect(parseEventAnswer(await answer.json())).toMatchObject({ kind: 'parsed', value: { manifest: here.event.sent.manifest } });
	const etag = answer.headers.get('etag')!;
	const again = await ask('GET', here.path, { ...here.organiser, headers: { 'if-none-match': `W/${etag}` } });
	expect([again.status, await again.text()]).toEqual([304, '']);
});

test('GET pack gives its exact text under its digest, and 304 to who has it', async () => {
	const answer = await ask('GET', `${here.path}/pack`, here.join);
	expect(await answer.text()).toBe(here.event.sent.pack);
	expect(answer.headers.get('etag')).toBe(`"${here.event.manifest.packDigest}"`);
	const headers = { 'if-none-match': `"${here.event.manifest.packDigest}"` };
	expect((await ask('GET', `${here.path}/pack`, { ...here.join, headers })).status).toBe(304);
});

test('GET pack comes packed to who can unpack it, and 304 to who has it packed', async () => {
	const answer = await ask('GET', `${here.path}/pack`, { ...here.join, headers: { 'accept-encoding': 'gzip, br' } });
	expect(answer.headers.get('content-encoding')).toBe('br');
	expect(brotliDecompressSync(await answer.arrayBuffer()).toString()).toBe(here.event.sent.pack);
	const headers = { 'if-none-match': answer.headers.get('etag')! };
	expect((await ask('GET', `${here.path}/pack`, { ...here.join, headers })).status).toBe(304);
});

test('PUT event takes the next manifest from the organiser alone', async () => {
	const next = await here.event.next({ name: 'Northaven goes on' });
	expect(await errorOf(await ask('PUT', here.path, { ...here.join, body: next }))).toBe('403 wrong-token');
	expect(
		await errorOf(await ask('PUT', here.path, { ...here.organiser, body: await here.event.next({ counter: 1, name: 'Again' }) }))
	).toBe('409 wrong-counter');
	expect((await ask('PUT', here.path, { ...here.organiser, body: next })).status).toBe(200);
	expect(await errorOf(await ask('PUT', here.path, { ...here.organiser, body: await here.event.next({ name: 'Old' }) }))).toBe(
		'409 wrong-counter'
	);
});

test('PUT event takes a pack of the largest size, and a join token publishes none', async () => {
	const other = await anEvent({ code: 'PACKED' });
	await ask('POST', '/events', { token: setUpToken, body: other.sent });
	const small = JSON.parse(aPackJson()) as { about: { en: string[] } };
	const large = JSON.stringify({ ...small, about: { en: Array(8).fill('e'.repeat(2_000)) } });
	const pack = large + ' '.repeat(largestPackBytes - large.length);
	const body = { ...(await other.next({ packDigest: sha256(pack) })), pack };
	expect(await errorOf(await ask('PUT', '/events/PACKED', { token: other.joinToken, body }))).toBe('403 wrong-token');
	expect((await ask('PUT', '/events/PACKED', { token: other.organiserToken, body })).status).toBe(200);
	expect(await (await ask('GET', '/events/PACKED/pack', { token: other.joinToken })).text()).toBe(pack);
	const beyond = `${pack} `;
	const next = { ...(await other.next({ counter: 3, packDigest: sha256(beyond) })), pack: beyond };
	expect(await errorOf(await ask('PUT', '/events/PACKED', { token: other.organiserToken, body: next }))).toBe('400 malformed');
});

test('DELETE event leaves nothing that answers', async () => {
	expect((await ask('DELETE', here.path, here.organiser)).status).toBe(200);
	expect(await errorOf(await ask('GET', here.path, here.join))).toBe('404 unknown-event');
	expect(await errorOf(await post([aPosted(60)]))).toBe('404 unknown-event');
});

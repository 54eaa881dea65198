import { afterEach, expect, test, vi } from 'vitest';
import { ownServer } from '#lib/net/ask.ts';

afterEach(() => vi.unstubAllGlobals());

/** What `fetch` was called with. */
function listen() {
	const given: RequestInit[] = [];
	vi.stubGlobal('fetch', (_path: string, init: RequestInit) => (given.push(init), Promise.resolve(new Response())));
	return given;
}

test('ownServer sends a large body as a blob, byte for byte, and all else as it was', async () => {
	const given = listen();
	const body = JSON.stringify({ words: 'Ik vraag u, 請求您. '.repeat(8_000) });
	await ownServer('/letters', { method: 'POST', redirect: 'manual', headers: { 'content-type': 'a/b' }, body });
	const [{ body: sent, ...rest } = {}] = given;
	expect(rest).toEqual({ method: 'POST', redirect: 'manual', headers: { 'content-type': 'a/b' } });
	expect(sent).toBeInstanceOf(Blob);
	expect(await (sent as Blob).text()).toBe(body);
});

test('ownServer sends a letter alone as text, so that no browser needs blobs to deliver it', async () => {
	const given = listen();
	const body = 'x'.repeat(64 * 1024);
	await ownServer('/letters', { method: 'POST', body });
	await ownServer('/letters', { method: 'GET' });
	expect(given.map((init) => init.body)).toEqual([body, undefined]);
});

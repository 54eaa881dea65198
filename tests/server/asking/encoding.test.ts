import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { answer, unlessUnchanged } from '#lib/server/asking/answers.ts';
import { encoded, encodingFor } from '#lib/server/asking/encoding.ts';
import { packedPacks } from '#lib/server/events/packed-packs.ts';

const asking = (accepted?: string) =>
	new Request('http://table.test/', { headers: accepted === undefined ? {} : { 'accept-encoding': accepted } });
const long = { names: Array.from({ length: 200 }, (_, index) => `case ${index}`) };
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test.each([
	['gzip, deflate, br, zstd', 'br'],
	['gzip;q=1.0, br;q=0.5', 'br'],
	['gzip, br;q=0', 'gzip'],
	['GZIP', 'gzip'],
	['gzip;q=0.000', undefined],
	['identity', undefined],
	['', undefined],
	[null, undefined]
])('encodingFor takes %j as %s', (accepted, encoding) => {
	expect(encodingFor(accepted)).toBe(encoding);
});

describe('encoded', () => {
	test.each([
		['br', brotliDecompressSync],
		['gzip', gunzipSync]
	])('packs a long answer with %s and keeps its status and its other headers', async (accepted, unpack) => {
		const packed = await encoded(asking(accepted), answer(201, long, { etag: '"abc"', vary: 'Authorization' }));
		expect(packed.status).toBe(201);
		expect(Object.fromEntries(packed.headers)).toMatchObject({
			'content-encoding': accepted,
			'content-type': 'application/vnd.writing-table.v1+json',
			'cache-control': 'no-store',
			vary: 'Authorization, Accept-Encoding',
			etag: 'W/"abc"'
		});
		const bytes = await bytesOf(packed);
		expect(bytes.length).toBeLessThan(JSON.stringify(long).length);
		expect(JSON.parse(unpack(bytes).toString())).toEqual(long);
	});

	test('leaves an answer as it is for who takes no other, and a short one', async () => {
		for (const [accepted, body] of [
			[undefined, long],
			['br', { ok: true }]
		] as const) {
			const plain = await encoded(asking(accepted), answer(200, body));
			expect(plain.headers.get('content-encoding')).toBeNull();
			expect(plain.headers.get('vary')).toBe('Accept-Encoding');
			expect(await plain.json()).toEqual(body);
		}
	});

	test('passes a stream and an answer without a body on untouched', async () => {
		const stream = new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } });
		const again = new Request('http://table.test/', { headers: { 'if-none-match': '"d"', 'accept-encoding': 'br' } });
		const unchanged = unlessUnchanged(again, 'd', '{}');
		expect(unchanged.status).toBe(304);
		expect(await encoded(asking('br'), stream)).toBe(stream);
		expect(await encoded(asking('br'), unchanged)).toBe(unchanged);
	});

	test('packs an answer once, however often it comes through', async () => {
		const once = await encoded(asking('br'), answer(200, long));
		expect(await encoded(asking('br'), once)).toBe(once);
		const plain = await encoded(asking(), answer(200, long));
		expect(await encoded(asking(), plain)).toBe(plain);
	});
});

describe('packedPacks', () => {
	const text = Buffer.from('a pack');
	test('packs a text once for all who ask, in each encoding', async () => {
		const asked: string[] = [];
		const packs = packedPacks(async (json, encoding) => {
			asked.push(encoding);
			return Buffer.concat([json, Buffer.from(encoding)]);
		});
		const all = await Promise.all([1, 2, 3].map(() => packs.of('one')(text, 'br')));
		expect(all.map(String)).toEqual(['a packbr', 'a packbr', 'a packbr']);
		expect(String(await packs.of('one')(text, 'gzip'))).toBe('a packgzip');
		await packs.of('other')(text, 'br');
		expect(asked).toEqual(['br', 'gzip', 'br']);
	});

	test('packs anew after it failed', async () => {
		let attempts = 0;
		const packs = packedPacks(() => (++attempts === 1 ? Promise.reject(new Error('no memory')) : Promise.resolve(text)));
		await expect(packs.of('one')(text, 'br')).rejects.toThrow('no memory');
		expect(await packs.of('one')(text, 'br')).toBe(text);
	});
});

/**
 * Compresses answers, in a way that the caller can unpack. Streams are never compressed, because a compressor waits until it has
 * enough bytes.
 */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mediaType } from '#lib/domain/wire/wire.ts';

export type Encoding = 'br' | 'gzip';
export type Compress = (json: Uint8Array, encoding: Encoding) => Promise<Uint8Array>;

/** Below this size, the headers are most of an answer. */
const worthPackingBytes = 1_024;
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
const brotliAt = (quality: number, sizeBytes: number) => ({
	params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: sizeBytes }
});

/**
 * Compresses in about the time that sending takes. Most of a page of letters is sealed bytes in base64, of which only a quarter
 * can be saved.
 */
const packQuickly: Compress = (json, encoding) => (encoding === 'br' ? brotli(json, brotliAt(1, json.length)) : zip(json));

/** Compresses as small as possible, for a text that is compressed once and sent to every device. */
export const packWell: Compress = (json, encoding) =>
	encoding === 'br' ? brotli(json, brotliAt(11, json.length)) : zip(json, { level: 9 });

/**
 * Gives the answer, compressed when the caller can unpack it and it is worth it. An answer that is compressed already is given
 * unchanged.
 */
export async function encoded(request: Request, answer: Response, pack: Compress = packQuickly): Promise<Response> {
	const headers = new Headers(answer.headers);
	const isDone = /accept-encoding/i.test(headers.get('vary') ?? '');
	if (isDone || answer.body === null || headers.get('content-type') !== mediaType) return answer;
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	headers.append('vary', 'Accept-Encoding');
	const json = new Uint8Array(await answer.arrayBuffer());
	const { status } = answer;
	if (!encoding || json.length < worthPackingBytes) return new Response(json, { status, headers });
	headers.set('content-encoding', encoding);
	// The bytes differ and the meaning does not, so HTTP asks for a weak ETag.
	const etag = headers.get('etag');
	if (etag) headers.set('etag', `W/${etag}`);
	return new Response((await pack(json, encoding)) as Uint8Array<ArrayBuffer>, { status, headers });
}

/**
 * Gives the encoding to use: Brotli before gzip. It gives `undefined` when the caller names neither, or names them only as
 * unwanted.
 */
export function encodingFor(accepted: string | null): Encoding | undefined {
	const wanted = (accepted ?? '').split(',').flatMap((each) => {
		const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
		return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
	});
	return (['br', 'gzip'] as const).find((encoding) => wanted.includes(encoding));
}

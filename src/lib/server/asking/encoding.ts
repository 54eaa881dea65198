/** Answers travel packed, as far as the one who asks can unpack them. Streams never are: a packer waits until it has enough. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { mediaType } from '#lib/domain/wire/wire.ts';

export type Encoding = 'br' | 'gzip';
export type Pack = (json: Uint8Array, encoding: Encoding) => Promise<Uint8Array>;

/** Below, the headers are most of an answer. */
const worthPackingBytes = 1_024;
const [brotli, zip] = [promisify(brotliCompress), promisify(gzip)];
const brotliAt = (quality: number, sizeBytes: number) => ({
	params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: sizeBytes }
});

/** In the time that sending takes: most of a page of letters is sealed bytes in base64, where only the quarter is to be had. */
const packQuickly: Pack = (json, encoding) => (encoding === 'br' ? brotli(json, brotliAt(1, json.length)) : zip(json));

/** As small as it gets, for what is packed once and sent to every device. */
export const packWell: Pack = (json, encoding) =>
	encoding === 'br' ? brotli(json, brotliAt(11, json.length)) : zip(json, { level: 9 });

/** The answer, packed when that is possible and worth it; one that came through here before goes through as it is. */
export async function encoded(request: Request, answer: Response, pack: Pack = packQuickly): Promise<Response> {
	const headers = new Headers(answer.headers);
	const isDone = /accept-encoding/i.test(headers.get('vary') ?? '');
	if (isDone || answer.body === null || headers.get('content-type') !== mediaType) return answer;
	const encoding = encodingFor(request.headers.get('accept-encoding'));
	headers.append('vary', 'Accept-Encoding');
	const json = new Uint8Array(await answer.arrayBuffer());
	const { status } = answer;
	if (!encoding || json.length < worthPackingBytes) return new Response(json, { status, headers });
	headers.set('content-encoding', encoding);
	// Other bytes of the same meaning, as HTTP has it.
	const etag = headers.get('etag');
	if (etag) headers.set('etag', `W/${etag}`);
	return new Response((await pack(json, encoding)) as Uint8Array<ArrayBuffer>, { status, headers });
}

/** Brotli before gzip; nothing when neither is named, or only as unwanted. */
export function encodingFor(accepted: string | null): Encoding | undefined {
	const wanted = (accepted ?? '').split(',').flatMap((each) => {
		const [name = '', ...parameters] = each.split(';').map((part) => part.trim().toLowerCase());
		return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name];
	});
	return (['br', 'gzip'] as const).find((encoding) => wanted.includes(encoding));
}

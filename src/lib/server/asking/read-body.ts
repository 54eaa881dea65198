import { isAscii, isUtf8 } from 'node:buffer';
import type { Parsed } from '#lib/domain/decode/parse.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { turnAway } from './answers.ts';

export type Body<T> = { kind: 'read'; value: T; bytes: number } | { kind: 'turned-away'; answer: Response };

/** Reads and parses a request's JSON. It counts the bytes while they arrive and stops at `largestBytes`. */
export async function readBody<T>(
	request: Request,
	largestBytes: number,
	parse: (value: unknown) => Parsed<T>
): Promise<Body<T>> {
	if (!isOurMediaType(request)) return away('wrong-media-type', `The body must be ${mediaType}.`);
	const bytes = await boundedBytes(request, largestBytes);
	if (bytes === 'too-large') return away('too-large', `A body here is at most ${largestBytes} bytes.`);
	if (!bytes) return away('malformed', 'The body is not whole JSON.');
	const json = jsonOf(bytes);
	if (!json) return away('malformed', 'The body is not whole JSON.');
	const parsed = parse(json.value);
	return parsed.kind === 'parsed'
		? { kind: 'read', value: parsed.value, bytes: bytes.length }
		: away('malformed', parsed.problem);
}

const away = (...because: Parameters<typeof turnAway>): { kind: 'turned-away'; answer: Response } => ({
	kind: 'turned-away',
	answer: turnAway(...because)
});

const isOurMediaType = (request: Request) =>
	request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === mediaType;

/** Gives `undefined` when the connection ended before the body did. */
async function boundedBytes(request: Request, largestBytes: number): Promise<Buffer | 'too-large' | undefined> {
	if (Number(request.headers.get('content-length') ?? 0) > largestBytes) return 'too-large';
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		// A cancelled body would close the connection before the answer is sent.
		for await (const chunk of request.body?.values({ preventCancel: true }) ?? []) {
			length += chunk.length;
			if (length > largestBytes) return 'too-large';
			chunks.push(chunk);
		}
	} catch {
		return undefined;
	}
	return Buffer.concat(chunks, length);
}

/** Gives the value inside an object, because `null` is JSON too. */
function jsonOf(bytes: Buffer): { value: unknown } | undefined {
	if (!isUtf8(bytes)) return undefined;
	try {
		// Sealed items are plain ASCII, and reading ASCII as Latin-1 is much faster.
		return { value: JSON.parse(isAscii(bytes) ? bytes.toString('latin1') : bytes.toString()) as unknown };
	} catch {
		return undefined;
	}
}

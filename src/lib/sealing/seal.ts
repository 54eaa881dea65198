import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseItem, type Item } from '#lib/domain/item.ts';
import { parseRequest, type WriterRequest } from '#lib/domain/request.ts';
import { wellFormed } from '#lib/domain/well-formed.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { encryptTo } from './age.ts';
import { pad } from './pad.ts';

export type Sealed =
	/** `digest` is the lower-case hex SHA-256 of `bytes`. */
	| { kind: 'sealed'; bytes: Uint8Array<ArrayBuffer>; digest: string }
	| { kind: 'too-large' }
	/**
	 * The JSON is not a valid item, so nobody could open it. This is a bug elsewhere; it is reported while the draft still
	 * exists.
	 */
	| { kind: 'malformed'; problem: string };

/** Seals an item to every recipient: well-formed JSON, padded to its size class, then age. Throws when a recipient is none. */
export const sealItem = (item: Item, recipients: string[]): Promise<Sealed> => sealWith(parseItem, item, recipients);

/** Seals what a writer asks, in the same way. Throws when a recipient is none. */
export const sealRequest = (request: WriterRequest, recipients: string[]): Promise<Sealed> =>
	sealWith(parseRequest, request, recipients);

async function sealWith(parse: (value: unknown) => Parsed<unknown>, content: unknown, recipients: string[]): Promise<Sealed> {
	const json = JSON.stringify(content, (_key, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value));
	const padded = pad(json);
	if (padded.kind === 'too-large') return { kind: 'too-large' };
	const parsed = parse(JSON.parse(json));
	if (parsed.kind === 'malformed') return parsed;
	const bytes = await encryptTo(recipients, padded.bytes);
	return { kind: 'sealed', bytes, digest: await sha256Hex(bytes) };
}

import { parseItem, type Item } from '#lib/domain/item.ts';
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
export async function sealItem(item: Item, recipients: string[]): Promise<Sealed> {
	const json = JSON.stringify(item, (_key, value: unknown) => (typeof value === 'string' ? wellFormed(value) : value));
	const padded = pad(json);
	if (padded.kind === 'too-large') return { kind: 'too-large' };
	const parsed = parseItem(JSON.parse(json));
	if (parsed.kind === 'malformed') return parsed;
	const bytes = await encryptTo(recipients, padded.bytes);
	return { kind: 'sealed', bytes, digest: await sha256Hex(bytes) };
}

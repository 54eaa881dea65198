import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseItem, type Item } from '#lib/domain/item.ts';
import type { SealedKind } from '#lib/domain/kind.ts';
import { parseRequest, type WriterRequest } from '#lib/domain/request.ts';
import { largestSealedBytes } from '#lib/domain/wire/wire.ts';
import { openerOf, type Identity, type Opener } from './age.ts';

/** What was written on the outside, as the server keeps it; the inside must agree (I14). */
export interface Outside {
	/** The event's code. */
	event: string;
	id: string;
	caseId: string;
	kind: SealedKind;
	keyVersion: number;
}

export interface SealedItem {
	sealed: Uint8Array;
	outside: Outside;
}

export type Opened =
	| { kind: 'opened'; item: Item }
	/** What a writer asks about an item. */
	| { kind: 'request'; request: WriterRequest }
	/**
	 * `not-an-item`: it opened, but what is inside is no item. `newer-app`: the item has something that this app does not know. The app
	 * does not guess, and does not print the item without it.
	 */
	| { kind: 'unreadable'; because: 'not-age' | 'locked' | 'not-an-item' | 'newer-app' }
	/** Sealed for another event, or under another id, case, kind or key version than it lay under. */
	| { kind: 'disagrees'; because: keyof Outside };

/**
 * Opens a sealed item and compares it with its outside. `key`: the age identity or identities, or their opener where many are opened. Throws when an
 * identity is none.
 */
export async function openItem(sealed: Uint8Array, key: Identity | Opener, outside: Outside): Promise<Opened> {
	if (sealed.length > largestSealedBytes) return { kind: 'unreadable', because: 'not-an-item' };
	const open = typeof key === 'function' ? key : await openerOf(key);
	const decrypted = await open(sealed);
	if (decrypted.kind === 'unreadable') return decrypted;
	const { kind } = outside;
	const parsed = read<Item | WriterRequest>(decrypted.bytes, kind === 'request' ? parseRequest : parseItem);
	if (parsed.kind === 'malformed') return { kind: 'unreadable', because: parsed.mayBeNewer ? 'newer-app' : 'not-an-item' };
	const inside = parsed.value;
	const difference = compared.find((field) => inside[field] !== outside[field]);
	if (difference) return { kind: 'disagrees', because: difference };
	return inside.kind === 'request' ? { kind: 'request', request: inside } : { kind: 'opened', item: inside };
}

const compared = ['event', 'id', 'caseId', 'kind', 'keyVersion'] as const;

function read<T>(bytes: Uint8Array, parse: (value: unknown) => Parsed<T>): Parsed<T> {
	try {
		return parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return { kind: 'malformed', problem: 'not JSON' };
	}
}

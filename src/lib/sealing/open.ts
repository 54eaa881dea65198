import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseItem, type Item, type Kind } from '#lib/domain/item.ts';
import { largestSealedBytes } from '#lib/domain/wire/wire.ts';
import { openerOf, type Identity, type Opener } from './age.ts';

/** What was written on the outside, as the server keeps it; the inside must agree (I14). */
export interface Outside {
	/** The event's code. */
	event: string;
	id: string;
	caseId: string;
	kind: Kind;
	keyVersion: number;
}

export interface SealedItem {
	sealed: Uint8Array;
	outside: Outside;
}

export type Opened =
	| { kind: 'opened'; item: Item }
	/**
	 * `not-an-item`: it opened, but what is inside is no item. `newer-app`: the item has something that this app does not know. The app
	 * does not guess, and does not print the item without it.
	 */
	| { kind: 'unreadable'; because: 'not-age' | 'locked' | 'not-an-item' | 'newer-app' }
	/** Sealed for another event, or under another id, case, kind or key version than it lay under. */
	| { kind: 'disagrees'; because: keyof Outside; item: Item };

/**
 * Opens a sealed item and compares it with its outside. `key`: the age identity or identities, or their opener where many are opened. Throws when an
 * identity is none.
 */
export async function openItem(sealed: Uint8Array, key: Identity | Opener, outside: Outside): Promise<Opened> {
	if (sealed.length > largestSealedBytes) return { kind: 'unreadable', because: 'not-an-item' };
	const open = typeof key === 'function' ? key : await openerOf(key);
	const decrypted = await open(sealed);
	if (decrypted.kind === 'unreadable') return decrypted;
	const parsed = readItem(decrypted.bytes);
	if (parsed.kind === 'malformed') return { kind: 'unreadable', because: parsed.mayBeNewer ? 'newer-app' : 'not-an-item' };
	const item = parsed.value;
	const difference = compared.find((field) => item[field] !== outside[field]);
	return difference ? { kind: 'disagrees', because: difference, item } : { kind: 'opened', item };
}

const compared = ['event', 'id', 'caseId', 'kind', 'keyVersion'] as const;

function readItem(bytes: Uint8Array): Parsed<Item> {
	try {
		return parseItem(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
	} catch {
		return { kind: 'malformed', problem: 'not JSON' };
	}
}

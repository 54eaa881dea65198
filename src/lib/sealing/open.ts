import { parseItem, type Item, type Kind } from '#lib/domain/item.ts';
import { largestSealedBytes } from '#lib/domain/wire/wire.ts';
import { openerOf, type Opener } from './age.ts';

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
	/** `not-an-item`: it opened, and what is inside is no item of version 1. */
	| { kind: 'unreadable'; because: 'not-age' | 'locked' | 'not-an-item' }
	/** Sealed for another event, or under another id, case, kind or key version than it lay under. */
	| { kind: 'disagrees'; because: keyof Outside; item: Item };

/**
 * Opens a sealed item and compares it with its outside. `key`: an age identity, or its opener where many are opened. Throws when
 * the identity is none.
 */
export async function openItem(sealed: Uint8Array, key: string | Opener, outside: Outside): Promise<Opened> {
	if (sealed.length > largestSealedBytes) return { kind: 'unreadable', because: 'not-an-item' };
	const open = typeof key === 'string' ? await openerOf(key) : key;
	const decrypted = await open(sealed);
	if (decrypted.kind === 'unreadable') return decrypted;
	const item = readItem(decrypted.bytes);
	if (!item) return { kind: 'unreadable', because: 'not-an-item' };
	const difference = compared.find((field) => item[field] !== outside[field]);
	return difference ? { kind: 'disagrees', because: difference, item } : { kind: 'opened', item };
}

const compared = ['event', 'id', 'caseId', 'kind', 'keyVersion'] as const;

function readItem(bytes: Uint8Array): Item | undefined {
	try {
		const parsed = parseItem(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
		return parsed.kind === 'parsed' ? parsed.value : undefined;
	} catch {
		return undefined;
	}
}

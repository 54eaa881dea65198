import { sizeClassesBytes } from '#lib/domain/item-bounds.ts';

export type Padded = { kind: 'padded'; bytes: Uint8Array<ArrayBuffer> } | { kind: 'too-large'; sizeBytes: number };

const space = 0x20;

/** JSON text as UTF-8 with spaces behind it up to the next size class, so that a length says little about a letter. */
export function pad(json: string): Padded {
	const text = new TextEncoder().encode(json);
	const sizeBytes = sizeClassesBytes.find((size) => text.length <= size);
	if (sizeBytes === undefined) return { kind: 'too-large', sizeBytes: text.length };
	const bytes = new Uint8Array(sizeBytes).fill(space);
	bytes.set(text);
	return { kind: 'padded', bytes };
}

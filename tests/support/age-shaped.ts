/** Bytes that look like a sealed item from outside, for tests of who cannot open one; without the work of sealing. */
import { sizeClassesBytes } from '#lib/domain/item-bounds.ts';
import { payloadBytes } from '#lib/domain/wire/sealed-size.ts';

const line = 'A'.repeat(43);
const header = new TextEncoder().encode(`age-encryption.org/v1\n-> X25519 ${line}\n${line}\n--- ${line}\n`);
const space = 0x20;

/** Of the largest class that stays below `mostBytes`, else the smallest. It begins, behind the header, with `content`. */
export function ageShaped(content: Uint8Array, mostBytes = 0): Uint8Array<ArrayBuffer> {
	const least = sizeClassesBytes.find((size) => payloadBytes(size) >= content.length) ?? 0;
	const size = sizeClassesBytes.findLast((each) => each > least && header.length + payloadBytes(each) <= mostBytes) ?? least;
	const bytes = new Uint8Array(header.length + payloadBytes(size)).fill(space);
	bytes.set(header);
	bytes.set(content, header.length);
	return bytes;
}

export const ageShapedContent = (bytes: Uint8Array) => bytes.subarray(header.length);

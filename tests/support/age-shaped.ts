/**
 * Makes bytes that look like a sealed item from outside, without the work of sealing. They are for tests of code that cannot open
 * one.
 */
import { sizeClassesBytes } from '#lib/domain/item-bounds.ts';
import { payloadBytes } from '#lib/domain/wire/sealed-size.ts';

const line = 'A'.repeat(43);
const header = new TextEncoder().encode(`age-encryption.org/v1\n-> X25519 ${line}\n${line}\n--- ${line}\n`);
const space = 0x20;

/**
 * Gives bytes of the largest class that stays below `mostBytes`, else of the smallest. Behind the header they begin with
 * `content`.
 */
export function ageShaped(content: Uint8Array, mostBytes = 0): Uint8Array<ArrayBuffer> {
	const least = sizeClassesBytes.find((size) => payloadBytes(size) >= content.length) ?? 0;
	const size = sizeClassesBytes.findLast((each) => each > least && header.length + payloadBytes(each) <= mostBytes) ?? least;
	const bytes = new Uint8Array(header.length + payloadBytes(size)).fill(space);
	bytes.set(header);
	bytes.set(content, header.length);
	return bytes;
}

export const ageShapedContent = (bytes: Uint8Array) => bytes.subarray(header.length);

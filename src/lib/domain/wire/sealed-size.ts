/**
 * Checks the size of a sealed item without opening it. A sealed item is an age file of version 1 whose content is exactly as long as
 * one of the size classes. Its header is text: the name of the format, a stanza for each recipient, and a line `--- ` with a
 * code of 43 signs. Then come a nonce of 16 bytes and the content in chunks of 64 KiB, each with a tag of 16 bytes
 * (https://c2sp.org/age).
 */
import { sizeClassesBytes } from '../item-bounds.ts';
import { largestSealedBytes } from './wire-bounds.ts';

const chunkBytes = 64 * 1024;
const tagBytes = 16;
const nonceBytes = 16;
const codeSigns = 43;
const intro = [...'age-encryption.org/v1\n-> '].map((sign) => sign.charCodeAt(0));
const lastLine = [...'\n--- '].map((sign) => sign.charCodeAt(0));
const lineFeed = 10;

/** Gives how many bytes follow the header of an age file with a content of so many bytes. */
export const payloadBytes = (contentBytes: number) =>
	nonceBytes + contentBytes + tagBytes * Math.max(1, Math.ceil(contentBytes / chunkBytes));

const classOfPayload = new Map(sizeClassesBytes.map((size) => [payloadBytes(size), size]));
const largestHeaderBytes = largestSealedBytes - payloadBytes(Math.max(...sizeClassesBytes));

/** Gives the size class of the content, in bytes. It gives `undefined` for what is no age file, and for a content of no class. */
export function sizeClassOf(sealed: Uint8Array): number | undefined {
	const headerBytes = headerBytesOf(sealed);
	return headerBytes === undefined ? undefined : classOfPayload.get(sealed.length - headerBytes);
}

function headerBytesOf(sealed: Uint8Array): number | undefined {
	if (!isAt(sealed, 0, intro)) return undefined;
	const end = Math.min(largestHeaderBytes, sealed.length);
	for (let at = intro.length; at < end; at++) {
		if (sealed[at] !== lineFeed || !isAt(sealed, at, lastLine)) continue;
		const lastAt = at + lastLine.length + codeSigns;
		return sealed[lastAt] === lineFeed ? lastAt + 1 : undefined;
	}
	return undefined;
}

const isAt = (bytes: Uint8Array, at: number, expected: number[]) => expected.every((byte, index) => bytes[at + index] === byte);

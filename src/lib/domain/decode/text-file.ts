/** The text of a file that a person hands over: editors on Windows write a byte order mark, or UTF-16. */

const marks = [
	{ encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
	{ encoding: 'utf-16le', bytes: [0xff, 0xfe] },
	{ encoding: 'utf-16be', bytes: [0xfe, 0xff] }
];

/**
 * Without its byte order mark; the encoding is the mark's, and UTF-8 where there is none. `undefined` for what is no text in it: to
 * guess would change what somebody wrote.
 */
export function textOfFile(bytes: Uint8Array): string | undefined {
	const mark = marks.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
	try {
		return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

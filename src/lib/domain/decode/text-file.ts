/** The text of a file that a person hands over: editors on Windows write a byte order mark, or UTF-16. */

const marks = [
	{ encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
	{ encoding: 'utf-16le', bytes: [0xff, 0xfe] },
	{ encoding: 'utf-16be', bytes: [0xfe, 0xff] }
];

/**
 * Gives the text of the bytes without its byte order mark. The mark tells the encoding; without a mark it is UTF-8. Gives `undefined`
 * when the bytes are not valid in that encoding: a guess would change what somebody wrote.
 */
export function textOfFile(bytes: Uint8Array): string | undefined {
	const mark = marks.find((each) => each.bytes.every((byte, at) => bytes[at] === byte));
	try {
		return new TextDecoder(mark?.encoding ?? 'utf-8', { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

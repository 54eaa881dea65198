/**
 * The `.letters` file carries sealed items by stick, AirDrop or share where there is no network. The items are those of the wire, so
 * a file and an upload of the same letter have one id and one digest (I15). The lines are ASCII, and each ends with a line feed:
 *
 *     writing-table letters 1
 *     {"event":"7KQ2MB","device":"…","lastSeq":14,"items":12,"card":"…"}
 *     {"id":"…","seq":3,"caseId":"…","kind":"letter","keyVersion":1,"digest":"…","sealed":"…"}     one line an item
 *     end 5f0c…                                                                                   SHA-256 of all bytes above
 *
 * The last line tells a whole file from a half one. `docs/letters-file.md` describes the format for people who write such files.
 */
import { codeField } from '../event-code.ts';
import { base64, integer, optional, parseJsonWith, parseWith, shape, type Decoded, type Parsed } from '../decode/parse.ts';
import { deviceField, parsePostedItem, type PostedItem } from './wire.ts';

/** The most that one `.letters` file may hold. A device with more writes several files. */
export const lettersFileBounds = { bytes: 32 * 1024 * 1024, items: 5_000 };
/** The ending of the name of such a file. */
export const lettersFileEnding = '.letters';
/** The beginning of every such file, before the version of its format. */
export const lettersFileName = 'writing-table letters ';
const version = 1;
/** The version that organisers' devices write: `organisers-file.ts`. */
const organisersVersion = 2;
const endBytes = 'end '.length + 64 + 1;

const head = shape({
	event: codeField,
	device: deviceField,
	/** The last `seq` that this device handed in. It shows which items are missing, even when the server never heard the device (I12). */
	lastSeq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
	/** How many items follow. */
	items: integer({ min: 1, max: lettersFileBounds.items }),
	/** The sealed device card, as it goes to the server. Only organisers can read the table's name in it. */
	card: optional(base64({ max: 16_384 }))
});
type LettersFileHead = Decoded<typeof head>;
export interface LettersFile extends Omit<LettersFileHead, 'items'> {
	items: PostedItem[];
}

/**
 * Why a file is refused as a whole. `foreign`: it is not a `.letters` file. `newer-version`: a later Writing Table wrote it. `half`: it ends
 * too early. `too-large`: it is beyond the bounds. `damaged`: its bytes do not match its digest. `malformed`: it is whole, but not as
 * described here.
 */
export type LettersFileRefusal = 'foreign' | 'newer-version' | 'half' | 'too-large' | 'damaged' | 'malformed';
export type SplitLettersFile =
	/**
	 * `body`: every byte before the last line. `digest`: what the last line names. The caller compares the two. `isOrganisers`: an
	 * organiser's device wrote it, and `parseOrganisersFileBody` reads it.
	 */
	| { kind: 'split'; body: Uint8Array<ArrayBuffer>; digest: string; isOrganisers: boolean }
	| { kind: 'refused'; because: LettersFileRefusal };

/** Gives everything above the last line. It throws when there are no items, or more than the bounds allow. */
export function lettersFileBody({ items, ...rest }: LettersFile): string {
	const parsed = parseWith(head, { ...rest, items: items.length });
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return [`${lettersFileName}${version}`, JSON.stringify(parsed.value), ...items.map((item) => JSON.stringify(item)), ''].join(
		'\n'
	);
}

/** Gives the last line of a file. `digest` is the hexadecimal SHA-256 of all bytes before this line. */
export const lettersFileEnd = (digest: string) => `end ${digest}\n`;

/** True when a file's beginning shows that it is no `.letters` file, so that a film dropped by mistake is not read whole. */
export function isForeignBeginning(bytes: Uint8Array): boolean {
	return !asAscii(bytes.subarray(0, lettersFileName.length)).startsWith(
		lettersFileName.slice(0, Math.min(bytes.length, lettersFileName.length))
	);
}

/** Splits a file into its parts. An empty file counts as half: a stick that is pulled out early leaves such a file. */
export function splitLettersFile(bytes: unknown): SplitLettersFile {
	if (!(bytes instanceof Uint8Array) || isForeignBeginning(bytes)) return refused('foreign');
	if (bytes.length > lettersFileBounds.bytes) return refused('too-large');
	const first = /^(\d{1,9})\n/.exec(asAscii(bytes.subarray(lettersFileName.length, lettersFileName.length + 10)));
	if (!first) return refused(bytes.length < lettersFileName.length + 2 ? 'half' : 'foreign');
	const isOrganisers = Number(first[1]) === organisersVersion;
	if (Number(first[1]) !== version && !isOrganisers) return refused('newer-version');
	const bodyBytes = bytes.length - endBytes;
	const end = /\nend ([0-9a-f]{64})\n$/.exec(asAscii(bytes.subarray(Math.max(0, bodyBytes - 1))));
	if (!end?.[1]) return refused('half');
	return { kind: 'split', body: new Uint8Array(bytes.subarray(0, bodyBytes)), digest: end[1], isOrganisers };
}

/** Parses the head and the items of a body whose digest was right. The caller compares the digest of each item. */
export function parseLettersFileBody(body: unknown): Parsed<LettersFile> {
	const all = linesOfLettersFile(body);
	if (!all) return { kind: 'malformed', problem: 'must be bytes' };
	const [first = '', ...lines] = all;
	const parsed = parseJsonWith(head, first, 32_768);
	if (parsed.kind === 'malformed') return parsed;
	if (lines.length !== parsed.value.items) return { kind: 'malformed', problem: `must hold ${parsed.value.items} items` };
	const items: PostedItem[] = [];
	for (const line of lines) {
		const item = parsePostedItem(readJson(line));
		if (item.kind === 'malformed') return item;
		items.push(item.value);
	}
	if (new Set(items.map(({ id }) => id)).size < items.length) return { kind: 'malformed', problem: 'names an item twice' };
	return { kind: 'parsed', value: { ...parsed.value, items } };
}

/** Gives the lines of a body behind its first, or `undefined` when it is not bytes. */
export function linesOfLettersFile(body: unknown): string[] | undefined {
	return body instanceof Uint8Array ? asAscii(body).trimEnd().split('\n').slice(1) : undefined;
}

const refused = (because: LettersFileRefusal): SplitLettersFile => ({ kind: 'refused', because });
const decoder = new TextDecoder('latin1');
/** Reads every byte as one sign. The parsers that follow refuse signs that are not ASCII. */
const asAscii = (bytes: Uint8Array) => decoder.decode(bytes);

function readJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

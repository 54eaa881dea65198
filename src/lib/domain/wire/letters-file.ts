/**
 * The `.letters` file: sealed items carried by stick, AirDrop or share where no network ever comes. The items are those of the wire,
 * so that a file and an upload of the same letter meet under one id and one digest (I15). Lines of ASCII, each ended by a line feed:
 *
 *     writing-table letters 1
 *     {"event":"7KQ2MB","device":"…","lastSeq":14,"items":12,"card":"…"}
 *     {"id":"…","seq":3,"caseId":"…","kind":"letter","keyVersion":1,"digest":"…","sealed":"…"}     one line an item
 *     end 5f0c…                                                                                   SHA-256 of all bytes above
 *
 * The last line is what tells a half file from a whole one. `docs/letters-file.md` says the same to those who write such files.
 */
import { codeField } from '../event-code.ts';
import { base64, integer, optional, parseJsonWith, parseWith, shape, type Decoded, type Parsed } from '../decode/parse.ts';
import { deviceField, parsePostedItem, type PostedItem } from './wire.ts';

/** What one `.letters` file may hold at most; a device with more writes several. */
export const lettersFileBounds = { bytes: 32 * 1024 * 1024, items: 5_000 };
/** How the name of such a file ends. */
export const lettersFileEnding = '.letters';
const name = 'writing-table letters ';
const version = 1;
const endBytes = 'end '.length + 64 + 1;

const head = shape({
	event: codeField,
	device: deviceField,
	/** The last `seq` this device handed in, so that what is missing shows even where no device was ever heard (I12). */
	lastSeq: integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
	/** How many follow. */
	items: integer({ min: 1, max: lettersFileBounds.items }),
	/** The sealed device card, as it goes to the server: the table's name is for the organisers alone. */
	card: optional(base64({ max: 16_384 }))
});
type LettersFileHead = Decoded<typeof head>;
export interface LettersFile extends Omit<LettersFileHead, 'items'> {
	items: PostedItem[];
}

/**
 * Why a file is refused, always whole: `foreign`: something else; `newer-version`: of a later Writing Table; `half`: it ends too early;
 * `too-large`: beyond the bounds; `damaged`: its bytes are not those of its digest; `malformed`: whole, and not as described here.
 */
export type LettersFileRefusal = 'foreign' | 'newer-version' | 'half' | 'too-large' | 'damaged' | 'malformed';
export type SplitLettersFile =
	/** `body`: every byte before the last line, which names `digest` as theirs; whether that is true is for the caller to see. */
	{ kind: 'split'; body: Uint8Array<ArrayBuffer>; digest: string } | { kind: 'refused'; because: LettersFileRefusal };

/** Everything above the last line. Throws for what no device takes: more items than the bounds, or none. */
export function lettersFileBody({ items, ...rest }: LettersFile): string {
	const parsed = parseWith(head, { ...rest, items: items.length });
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	return [`${name}${version}`, JSON.stringify(parsed.value), ...items.map((item) => JSON.stringify(item)), ''].join('\n');
}

/**
 * The last line of a file: without it, or with another digest, only a part of the file is here. `digest` is the hexadecimal
 * SHA-256 of all before it.
 */
export const lettersFileEnd = (digest: string) => `end ${digest}\n`;

/** The first look, which needs no more than a file's beginning: a film dropped here by mistake is not read. */
export function isForeignBeginning(bytes: Uint8Array): boolean {
	return !asAscii(bytes.subarray(0, name.length)).startsWith(name.slice(0, Math.min(bytes.length, name.length)));
}

/** The parts of a whole file. An empty one, as a stick that was pulled out early leaves it, is half. */
export function splitLettersFile(bytes: unknown): SplitLettersFile {
	if (!(bytes instanceof Uint8Array) || isForeignBeginning(bytes)) return refused('foreign');
	if (bytes.length > lettersFileBounds.bytes) return refused('too-large');
	const first = /^(\d{1,9})\n/.exec(asAscii(bytes.subarray(name.length, name.length + 10)));
	if (!first) return refused(bytes.length < name.length + 2 ? 'half' : 'foreign');
	if (Number(first[1]) !== version) return refused('newer-version');
	const bodyBytes = bytes.length - endBytes;
	const end = /\nend ([0-9a-f]{64})\n$/.exec(asAscii(bytes.subarray(Math.max(0, bodyBytes - 1))));
	if (!end?.[1]) return refused('half');
	return { kind: 'split', body: new Uint8Array(bytes.subarray(0, bodyBytes)), digest: end[1] };
}

/** The head and the items of a body whose digest was right. Their own digests are for the caller to compare. */
export function parseLettersFileBody(body: unknown): Parsed<LettersFile> {
	if (!(body instanceof Uint8Array)) return { kind: 'malformed', problem: 'must be bytes' };
	const [, first = '', ...lines] = asAscii(body).trimEnd().split('\n');
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

const refused = (because: LettersFileRefusal): SplitLettersFile => ({ kind: 'refused', because });
const decoder = new TextDecoder('latin1');
/** Every byte is one sign: what is no ASCII is refused by the parsers that follow. */
const asAscii = (bytes: Uint8Array) => decoder.decode(bytes);

function readJson(line: string): unknown {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

import type { Parsed } from '#lib/domain/decode/parse.ts';
import { parseOrganisersFileBody, type FromDevice } from '#lib/domain/wire/organisers-file.ts';
import {
	isForeignBeginning,
	lettersFileBounds,
	parseLettersFileBody,
	splitLettersFile,
	type LettersFile,
	type LettersFileRefusal
} from '#lib/domain/wire/letters-file.ts';
import { digestOf, fromBase64 } from './bytes.ts';

/** A file of either kind. A tablet's has a `head` and no facts; an organiser's has no `head`. */
interface CarriedFile {
	event: string;
	items: FromDevice[];
	/** What the tablet said of itself. */
	head?: Pick<LettersFile, 'device' | 'lastSeq' | 'card'>;
	/** What organisers did, sealed, in base64. */
	facts: string[];
}

export type ReadLettersFile =
	| { kind: 'read'; file: CarriedFile; /** By id. */ sealed: Map<string, Uint8Array<ArrayBuffer>> }
	| { kind: 'refused'; because: LettersFileRefusal }
	/** The stick was pulled out, or the browser may not read it. */
	| { kind: 'not-readable' };

/** A `.letters` file whole, every digest compared, or why not. What is foreign or too large is refused without being read. */
export async function readLettersFile(blob: Blob): Promise<ReadLettersFile> {
	try {
		if (isForeignBeginning(await bytesOf(blob.slice(0, 64)))) return { kind: 'refused', because: 'foreign' };
		if (blob.size > lettersFileBounds.bytes) return { kind: 'refused', because: 'too-large' };
		return await compared(await bytesOf(blob));
	} catch (failure) {
		if (failure instanceof DOMException) return { kind: 'not-readable' };
		throw failure;
	}
}

async function compared(bytes: Uint8Array): Promise<ReadLettersFile> {
	const split = splitLettersFile(bytes);
	if (split.kind === 'refused') return split;
	if ((await digestOf(split.body)) !== split.digest) return { kind: 'refused', because: 'damaged' };
	const parsed = split.isOrganisers ? parseOrganisersFileBody(split.body) : asCarried(parseLettersFileBody(split.body));
	if (parsed.kind === 'malformed') return { kind: 'refused', because: parsed.mayBeNewer ? 'newer-version' : 'malformed' };
	const sealed = new Map<string, Uint8Array<ArrayBuffer>>();
	for (const { item } of parsed.value.items) {
		const itemBytes = fromBase64(item.sealed);
		if (!itemBytes || (await digestOf(itemBytes)) !== item.digest) return { kind: 'refused', because: 'malformed' };
		sealed.set(item.id, itemBytes);
	}
	return { kind: 'read', file: parsed.value, sealed };
}

function asCarried(parsed: Parsed<LettersFile>): Parsed<CarriedFile> {
	if (parsed.kind === 'malformed') return parsed;
	const { event, items, ...head } = parsed.value;
	return { kind: 'parsed', value: { event, head, items: items.map((item) => ({ device: head.device, item })), facts: [] } };
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

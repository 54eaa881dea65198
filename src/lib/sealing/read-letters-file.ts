import {
	isForeignBeginning,
	lettersFileBounds,
	parseLettersFileBody,
	splitLettersFile,
	type LettersFile,
	type LettersFileRefusal
} from '#lib/domain/wire/letters-file.ts';
import { digestOf, fromBase64 } from './bytes.ts';

export type ReadLettersFile =
	| { kind: 'read'; file: LettersFile; /** By id. */ sealed: Map<string, Uint8Array<ArrayBuffer>> }
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
	const parsed = parseLettersFileBody(split.body);
	if (parsed.kind === 'malformed') return { kind: 'refused', because: parsed.mayBeNewer ? 'newer-version' : 'malformed' };
	const sealed = new Map<string, Uint8Array<ArrayBuffer>>();
	for (const item of parsed.value.items) {
		const itemBytes = fromBase64(item.sealed);
		if (!itemBytes || (await digestOf(itemBytes)) !== item.digest) return { kind: 'refused', because: 'malformed' };
		sealed.set(item.id, itemBytes);
	}
	return { kind: 'read', file: parsed.value, sealed };
}

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

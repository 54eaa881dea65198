/** What a person chose as the file of a pack. */
import { textOfFile } from '#lib/domain/decode/text-file.ts';
import { largestSignedPackBytes, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { readPackFile, type PackFile } from '#lib/desk/publish/read-pack-file.ts';

/** The size of the largest signed pack in UTF-16, with its mark. So a film that was chosen by mistake is not read. */
const mostBytes = 2 * largestSignedPackBytes + 2;

/** Why a chosen file is no pack. */
export type WhyNoPack =
	/** Not text in UTF-8 or UTF-16. */
	{ kind: 'not-text' } | { kind: 'too-large'; bytes: number } | Extract<PackFile, { kind: 'malformed' | 'does-not-fit' }>;

type FileText = { kind: 'text'; text: string } | Extract<WhyNoPack, { kind: 'not-text' | 'too-large' }>;

/** Gives the text of a chosen file. */
export async function textOfPackFile(file: File): Promise<FileText> {
	if (file.size > mostBytes) return { kind: 'too-large', bytes: file.size };
	const text = textOfFile(new Uint8Array(await file.arrayBuffer()));
	return text === undefined ? { kind: 'not-text' } : { kind: 'text', text };
}

/** Gives the text of the pack in a chosen file, whoever signed it. A signature that is there must fit. */
export async function packInFile(file: File): Promise<{ kind: 'pack'; json: string; signed?: SignedPack } | WhyNoPack> {
	const read = await textOfPackFile(file);
	if (read.kind !== 'text') return read;
	const found = await readPackFile(read.text);
	if (found.kind === 'unsigned') return { kind: 'pack', json: found.json };
	return found.kind === 'signed' ? { kind: 'pack', json: found.signed.pack, signed: found.signed } : found;
}

/** Reads the text of a `.pack` file that a person chose, and looks at the signature when there is one. */
import type { Bytes } from '#lib/domain/bytes.ts';
import { readPackText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { fromBase64Url } from '#lib/keys/bytes.ts';
import { threeWordsOf } from '#lib/keys/section-key.ts';
import { isPackSigned } from '#lib/keys/sign-pack.ts';

export interface SignedFile {
	kind: 'signed';
	signed: SignedPack;
	/** They stand for the key that signed. */
	threeWords: string[];
}

export type PackFile =
	/** The text of a pack, or of anything else that its parser refuses. */
	| { kind: 'unsigned'; json: string }
	| SignedFile
	/** It was changed after it was signed, or the signature is of something else. */
	| { kind: 'does-not-fit' }
	| { kind: 'malformed'; problem: string };

/** A signature that is there must fit, whoever signed. */
export async function readPackFile(text: string): Promise<PackFile> {
	const read = readPackText(text);
	if (read.kind === 'unsigned' || read.kind === 'malformed') return read;
	if (read.kind === 'rewritten' || !(await isPackSigned(read.signed))) return { kind: 'does-not-fit' };
	return { ...read, threeWords: await threeWordsOf(keyOf(read.signed.verifyKey)) };
}

function keyOf(verifyKey: string): Bytes {
	const key = fromBase64Url(verifyKey);
	if (!key) throw new Error('a key that fitted its signature');
	return key;
}

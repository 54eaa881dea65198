/** Reads the text of a `.pack` file that a person chose, and looks at the signature when there is one. */
import { readPackText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { isPackSigned } from '#lib/keys/sign-pack.ts';

export type PackFile =
	/** The text of a pack, or of anything else that its parser refuses. */
	| { kind: 'unsigned'; json: string }
	| { kind: 'signed'; signed: SignedPack }
	/** It was changed after it was signed, or the signature is of something else. */
	| { kind: 'does-not-fit' }
	| { kind: 'malformed'; problem: string };

/** A signature that is there must fit, whoever signed. */
export async function readPackFile(text: string): Promise<PackFile> {
	const read = readPackText(text);
	if (read.kind === 'unsigned' || read.kind === 'malformed') return read;
	return read.kind === 'signed' && (await isPackSigned(read.signed)) ? read : { kind: 'does-not-fit' };
}

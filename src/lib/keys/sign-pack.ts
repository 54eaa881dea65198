/** Signs the text of a pack with a section's key, and says whether such a signature fits. */
import { readPackText, signedPackText, statementText, type SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { fromBase64Url, sha256Hex, toBase64Url } from './bytes.ts';
import type { SectionKey } from './section-key.ts';
import { isSignedBy } from './verify-manifest.ts';

/** Gives the text of the `.pack` file. Throws for a name, a version or a pack beyond its bounds. */
export async function signPack(
	pack: string,
	{ name, version }: { name: string; version: number },
	key: SectionKey
): Promise<string> {
	const statement = statementText({ name, version, digest: await sha256Hex(pack) });
	const [signature, verifyKey] = [toBase64Url(await key.sign(statement)), toBase64Url(key.verifyKey)];
	const written = signedPackText({ statement, signature, verifyKey, pack });
	const read = readPackText(written);
	if (read.kind !== 'signed') throw new Error(`a signed pack that nobody could read: ${read.kind}`);
	return written;
}

/** True when the key signed the statement, and the statement is about this very pack. */
export async function isPackSigned({ said, statement, signature, verifyKey, pack }: SignedPack): Promise<boolean> {
	const [key, bytes] = [fromBase64Url(verifyKey), fromBase64Url(signature)];
	if (!key || !bytes || (await sha256Hex(pack)) !== said.digest) return false;
	return isSignedBy(key, bytes, statement);
}

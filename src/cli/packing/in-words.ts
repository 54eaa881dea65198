import { isolated } from '#lib/domain/language/isolate.ts';
import type { SignedPack } from '#lib/domain/pack/signed/signed-pack.ts';
import { fromBase64Url } from '#lib/keys/bytes.ts';
import { threeWordsOf } from '#lib/keys/section-key.ts';

/** Gives "Amnesty Nowhere, version 3. The three words of the key: …". The shell trusts nobody: a person compares the words. */
export async function signerInWords({ said: { name, version }, verifyKey }: SignedPack): Promise<string> {
	const key = fromBase64Url(verifyKey);
	if (!key) throw new Error('a key that fitted its signature');
	return `${isolated(name)}, version ${version}. The three words of the key: ${(await threeWordsOf(key)).join(' ')}.`;
}

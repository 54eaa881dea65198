/** Signs a pack with the words of a section, for a file. The words are used once and kept nowhere. */
import { parseNewPack } from '#lib/domain/new-pack.ts';
import type { FollowedPack } from '#lib/domain/pack/signed/pack-from.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { sectionKey, threeWordsOf } from '#lib/keys/section-key.ts';
import { signPack } from '#lib/keys/sign-pack.ts';

export type SignedForFile =
	/** `text`: of the whole file. `threeWords` are those to publish. */
	| { kind: 'signed'; text: string; threeWords: string[] }
	/** Something is missing, and only what can be published is signed. */
	| { kind: 'not-ready' }
	/** The event took this version of the section's pack, or a later one. */
	| { kind: 'not-later'; taken: number };

/** `words`: twelve that `readWords` accepted. `taken`: what the event took last, so that no version is signed twice unaware. */
export async function signForFile(
	json: string,
	{ name, version, words }: { name: string; version: number; words: string[] },
	taken?: FollowedPack
): Promise<SignedForFile> {
	const parsed = parseNewPack(json);
	if (parsed.kind === 'malformed') return { kind: 'not-ready' };
	const key = await sectionKey(words);
	const isOurs = taken?.verifyKey === toBase64Url(key.verifyKey) && taken.packId === parsed.value.id;
	if (isOurs && taken.version >= version) return { kind: 'not-later', taken: taken.version };
	const [text, threeWords] = await Promise.all([signPack(json, { name, version }, key), threeWordsOf(key.verifyKey)]);
	return { kind: 'signed', text, threeWords };
}

/** Who signed a pack, seen from the keys that an organiser chose to trust, and whether it is a later one than the pack taken. Pure. */
import type { FollowedPack } from './pack-from.ts';
import type { SignedPack } from './signed-pack.ts';

/** A section that an organiser trusts. */
export interface TrustedSection {
	/** As the section named itself when it was trusted. */
	name: string;
	/** Raw Ed25519 key in base64url. */
	verifyKey: string;
}

export type Signer =
	| { kind: 'trusted'; section: TrustedSection }
	/** Nobody chose this key on this device. `isFollowed`: the event took a pack by it. */
	| { kind: 'unknown-key'; isFollowed: boolean }
	/** The file claims the name of a section that is trusted, or that the event follows, and another key signed it. */
	| { kind: 'other-key'; known: TrustedSection };

/** Gives whose signature it is. Ask this only of a signature that fits. `followed`: whose pack the event took last. */
export function signerOf(
	{ said: { name }, verifyKey }: SignedPack,
	trusted: readonly TrustedSection[],
	followed?: TrustedSection
): Signer {
	const section = trusted.find((each) => each.verifyKey === verifyKey);
	if (section) return { kind: 'trusted', section };
	if (followed?.verifyKey === verifyKey) return { kind: 'unknown-key', isFollowed: true };
	const known = [...trusted, ...(followed ? [followed] : [])].find((each) => isSameName(each.name, name));
	return known ? { kind: 'other-key', known } : { kind: 'unknown-key', isFollowed: false };
}

/** Capitals, wide forms, blanks and signs that nobody sees make no other name. */
export const isSameName = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/**
 * `first`: nothing of this section's pack was taken before. `two-of-one-version`: another text has the number of the one that was taken.
 */
export type Standing = 'first' | 'later' | 'same' | 'two-of-one-version' | 'lower';

/** Gives how a signed pack stands to the one that the event took last. */
export function standingOf(next: Omit<FollowedPack, 'name'>, taken: FollowedPack | undefined): Standing {
	if (!taken || taken.verifyKey !== next.verifyKey || taken.packId !== next.packId) return 'first';
	if (next.version > taken.version) return 'later';
	if (next.version < taken.version) return 'lower';
	return next.digest === taken.digest ? 'same' : 'two-of-one-version';
}

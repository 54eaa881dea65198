/** Who signed a pack, seen from the keys that an organiser chose to trust, and whether it is a later one than the pack taken. Pure. */
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
	/** Nobody here chose to trust this key. `name` is only what the file claims. */
	| { kind: 'unknown-key'; name: string; verifyKey: string }
	/** The file claims the name of a trusted section, and another key signed it. */
	| { kind: 'other-key'; name: string; verifyKey: string; trusted: TrustedSection };

/** Gives whose signature it is. Ask this only of a signature that fits. */
export function signerOf({ said: { name }, verifyKey }: SignedPack, trusted: readonly TrustedSection[]): Signer {
	const section = trusted.find((each) => each.verifyKey === verifyKey);
	if (section) return { kind: 'trusted', section };
	const namesake = trusted.find((each) => isSameName(each.name, name));
	return namesake ? { kind: 'other-key', name, verifyKey, trusted: namesake } : { kind: 'unknown-key', name, verifyKey };
}

/** Capitals, accents of form, blanks and signs that nobody sees make no other name. */
function isSameName(one: string, other: string): boolean {
	return plain(one) === plain(other);
}
const plain = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]/gu, '');

/** The signed pack that an event took last. */
export interface TakenPack {
	name: string;
	verifyKey: string;
	/** The id of the pack. A section may sign several packs, each with versions of its own. */
	packId: string;
	version: number;
	/** The SHA-256 of the pack as it was signed. */
	digest: string;
}

/**
 * `first`: nothing of this section's pack was taken before. `two-of-one-version`: another text has the number of the one that was taken.
 */
export type Standing = 'first' | 'later' | 'same' | 'two-of-one-version' | 'lower';

/** Gives how a signed pack stands to the one that the event took last. */
export function standingOf(next: Omit<TakenPack, 'name'>, taken: TakenPack | undefined): Standing {
	if (!taken || taken.verifyKey !== next.verifyKey || taken.packId !== next.packId) return 'first';
	if (next.version > taken.version) return 'later';
	if (next.version < taken.version) return 'lower';
	return next.digest === taken.digest ? 'same' : 'two-of-one-version';
}

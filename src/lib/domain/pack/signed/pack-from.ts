/**
 * Which signed pack an event took, as its signed record tells everybody. The organiser's device looked at the section's signature; a
 * writer's device believes the organiser, as for everything else. An app of before passes it over.
 */
import { digestField, slugField, verifyKeyField } from '../../decode/fields.ts';
import { ifKnown } from '../../decode/open.ts';
import { integer, openShape, text, type Decode } from '../../decode/parse.ts';

/** The name of a section, without blanks around it. */
export const sectionNameField = text({ max: 120, pattern: /^\S(.*\S)?$/u, as: 'a name without blanks around it' });
/** A later version of a pack has a higher number. */
export const packVersionField = integer({ min: 1, max: 1_000_000 });

/** A signed pack that an event took. */
export interface FollowedPack {
	/** As the organiser knows the section. */
	name: string;
	/** Raw Ed25519 key in base64url. */
	verifyKey: string;
	/** The id of the pack. A section may sign several packs, each with versions of its own. */
	packId: string;
	version: number;
	/** The SHA-256 of the pack as it was signed. */
	digest: string;
}

export interface PackFrom extends FollowedPack {
	/** The SHA-256 of the pack that was published with it, which may hold closed cases of before too. */
	packDigest: string;
}

export const packFromField: Decode<PackFrom | undefined> = ifKnown(
	openShape({
		name: sectionNameField,
		verifyKey: verifyKeyField,
		packId: slugField,
		version: packVersionField,
		digest: digestField,
		packDigest: digestField
	})
);

/** Whose pack the event has now. It is `undefined` when nobody signed it, or when another took the place of the signed one. */
export function packFromNow({ packFrom, packDigest }: { packFrom?: PackFrom; packDigest: string }): PackFrom | undefined {
	return packFrom?.packDigest === packDigest ? packFrom : undefined;
}

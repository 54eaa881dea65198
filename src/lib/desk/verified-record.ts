import type { NotKnown } from '#lib/domain/decode/parse.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Verified } from '#lib/keys/verify-manifest.ts';

/** A manifest with a correct signature, and the exact string that was signed. The next manifest is made from that string. */
export interface VerifiedRecord {
	answer: EventAnswer;
	manifest: Manifest;
	/** Settings that a newer app wrote and this app does not know. For these the usual values are used. */
	notKnown?: NotKnown[];
}

type Understood = Extract<Verified, { kind: 'verified' }>;
/** Gives the record of an answer that was verified, without fields that are not signed. */
export const recordOf = (answer: EventAnswer, { manifest, notKnown }: Understood): VerifiedRecord => ({
	answer: signedPartOf(answer),
	manifest,
	notKnown
});

/**
 * Gives a record that this app is too old to read, in the form that the device stores. `counter` is absent when it could not be
 * read.
 */
export const newerOf = (answer: EventAnswer, { counter }: { counter?: number }): NewerRecord => ({
	...signedPartOf(answer),
	...(counter !== undefined && { counter })
});

/** Takes only the signed fields, because a row of the device has more fields than these. */
export const signedPartOf = ({ manifest, signature, verifyKey, handedOver }: EventAnswer): EventAnswer => ({
	...{ manifest, signature, verifyKey },
	...(handedOver && { handedOver })
});

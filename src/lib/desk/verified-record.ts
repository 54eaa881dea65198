import type { NotKnown } from '#lib/domain/decode/parse.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Verified } from '#lib/keys/verify-manifest.ts';

/** A manifest that was signed as it should be, beside the exact string that was signed: the next one begins with that. */
export interface VerifiedRecord {
	answer: EventAnswer;
	manifest: Manifest;
	/** Settings of a newer app, for which this one reads the usual ones. */
	notKnown?: NotKnown[];
}

type Understood = Extract<Verified, { kind: 'verified' }>;
export const recordOf = (answer: EventAnswer, { manifest, notKnown }: Understood): VerifiedRecord => ({
	answer: signedPartOf(answer),
	manifest,
	notKnown
});

export const newerOf = (answer: EventAnswer, { counter }: { counter?: number }): NewerRecord => ({
	...signedPartOf(answer),
	...(counter !== undefined && { counter })
});

/** A row of the device has more fields than these. */
export const signedPartOf = ({ manifest, signature, verifyKey, handedOver }: EventAnswer): EventAnswer => ({
	...{ manifest, signature, verifyKey },
	...(handedOver && { handedOver })
});

import type { Bytes } from '#lib/domain/bytes.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';

/** An organiser's key in the form that the desk uses all day. `entropy` is the 16 bytes behind the twelve words. */
export interface Credentials {
	entropy: Bytes;
	key: OrganiserKey;
	/** Bearer token in base64url. */
	token: string;
	/** The fingerprint of these words' key, as join links carry it. */
	fingerprint: string;
	/** The age recipient that letters are sealed to, so that these words can open them. */
	recipient: string;
}

/** Gives everything that the twelve words stand for, worked out from their 16 bytes of entropy. */
export async function credentialsOf(entropy: Bytes): Promise<Credentials> {
	const key = await organiserKeyOf(entropy);
	const [fingerprint, recipient] = await Promise.all([fingerprintOf(key.verifyKey), recipientOf(key.identity)]);
	return { entropy, key, token: toBase64Url(key.authToken), fingerprint, recipient };
}

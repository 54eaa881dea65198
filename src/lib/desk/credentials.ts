import type { Bytes } from '#lib/domain/bytes.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';

/** An organiser's key as it is used all day; the words it came from are 16 bytes of entropy. */
export interface Credentials {
	entropy: Bytes;
	key: OrganiserKey;
	/** Bearer token in base64url. */
	token: string;
	/** Of the key of these words, as join links carry it. */
	fingerprint: string;
	/** What letters are sealed to, to be opened with these words. */
	recipient: string;
}

export async function credentialsOf(entropy: Bytes): Promise<Credentials> {
	const key = await organiserKeyOf(entropy);
	const [fingerprint, recipient] = await Promise.all([fingerprintOf(key.verifyKey), recipientOf(key.identity)]);
	return { entropy, key, token: toBase64Url(key.authToken), fingerprint, recipient };
}

/** Handing an event to new words: what is made for it on this device, and how the server gets it. */
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signHandOver } from '#lib/keys/sign-hand-over.ts';
import { sealKeyring } from '#lib/sealing/keyring.ts';
import { postHandOver } from './calls.ts';
import type { Credentials } from './credentials.ts';
import type { DeskParts } from './parts.ts';

export interface HandingOver {
	/** The newest record, with the hand-overs before. */
	last: EventAnswer;
	code: string;
	/** Whose words hand it over: the owner's, or the recovery words where the owner's record trusts them with it. */
	by: OrganiserKey;
	/** Everything that opens letters for them; the new words get it sealed. */
	identities: readonly string[];
	to: Credentials;
}

/** What is sent. It is made once: sent again after an answer that was lost, it must be the same. */
export async function handOverFor({ last, code, by, identities, to }: HandingOver): Promise<PostedHandOver> {
	const { key, recipient } = to;
	const [next, keyring] = await Promise.all([
		signHandOver(last, { by, to: key, recipient }),
		sealKeyring(identities, code, recipient)
	]);
	return { ...next, joinHash: await sha256Hex(key.joinToken), keyring };
}

/**
 * A server that was restored from a backup of before the hand-over knows these words no longer. It takes the hand-over from this device
 * once more, for the signed statements allow it and not a token. Whether it did.
 */
export async function giveHandOverBack(
	parts: Pick<DeskParts, 'net' | 'clock'>,
	{ key, token }: Pick<Credentials, 'key' | 'token'>,
	{ code, manifest, signature, verifyKey, handedOver, keyring }: OrganiserRow
): Promise<boolean> {
	if (!handedOver?.length || keyring === undefined || verifyKey !== toBase64Url(key.verifyKey)) return false;
	const joinHash = await sha256Hex(key.joinToken);
	const sent = { manifest, signature, verifyKey, handedOver, joinHash, keyring };
	return (await postHandOver(parts, code, token, sent)).kind === 'given';
}

/** Hands an event to new words: what this device makes for that, and how the server gets it. */
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signHandOver } from '#lib/keys/sign-hand-over.ts';
import { sealKeyring } from '#lib/sealing/keyring.ts';
import { postHandOver, withPackIfAsked } from './calls.ts';
import type { Credentials } from './credentials.ts';
import type { DeskParts } from './parts.ts';

export interface HandingOver {
	/** The newest record, with the earlier hand-overs. */
	last: EventAnswer;
	code: string;
	/** The key that hands the event over: the owner's, or the recovery words' key where the owner's record allows it. */
	by: OrganiserKey;
	/** Every identity that opens letters of the event. The new words get them sealed. */
	identities: readonly string[];
	to: Credentials;
}

/**
 * Makes what is sent for a hand-over. It must be made only once, because a request that is sent again after a lost answer must be
 * the same.
 */
export async function handOverFor({ last, code, by, identities, to }: HandingOver): Promise<PostedHandOver> {
	const { key, recipient } = to;
	const [next, keyring] = await Promise.all([
		signHandOver(last, { by, to: key, recipient }),
		sealKeyring(identities, code, recipient)
	]);
	return { ...next, joinHash: await sha256Hex(key.joinToken), keyring };
}

/**
 * Gives the hand-over to a server that was restored from an older backup and does not know these words. The signed statements
 * allow it, so no token is needed. It says whether the server accepted.
 */
export async function giveHandOverBack(
	parts: Pick<DeskParts, 'net' | 'clock'>,
	{ key, token }: Pick<Credentials, 'key' | 'token'>,
	{ code, manifest, signature, verifyKey, handedOver, keyring, pack }: OrganiserRow
): Promise<boolean> {
	if (!handedOver?.length || keyring === undefined || verifyKey !== toBase64Url(key.verifyKey)) return false;
	const joinHash = await sha256Hex(key.joinToken);
	const sent = { manifest, signature, verifyKey, handedOver, joinHash, keyring };
	const told = await withPackIfAsked(pack, (asked) =>
		postHandOver(parts, code, token, { ...sent, ...(asked !== undefined && { pack: asked }) })
	);
	return told.kind === 'given';
}

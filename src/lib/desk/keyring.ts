/** Every identity that may open letters for these words: their own, and those of earlier owners. */
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { openKeyring } from '#lib/sealing/keyring.ts';
import { askKeyring } from './calls.ts';
import type { DeskParts } from './parts.ts';

export interface Keyring {
	kind: 'keyring';
	/** age identities; the words' own identity comes first. */
	identities: string[];
	/** The sealed entry as the server keeps it, if there is one. */
	sealed?: string;
}

interface Asked {
	code: string;
	/** The bearer token of these words. */
	token: string;
	identity: string;
	/** The newest record. An event that was never handed over has no keyring, so the server is not asked for one. */
	answer: EventAnswer;
	row?: Pick<OrganiserRow, 'keyring'>;
}

/** Gives the keyring from this device when the entry is stored here, and else from the server. */
export async function keyringFor(parts: Pick<DeskParts, 'net' | 'clock'>, asked: Asked): Promise<Keyring | Hindrance> {
	const kept = await keptKeyring(asked);
	if (kept.sealed !== undefined || !asked.answer.handedOver?.length) return kept;
	const told = await askKeyring(parts, asked.code, asked.token);
	if (told.kind !== 'given') return told;
	const entry = told.value.keyring.find(({ verifyKey }) => verifyKey === asked.answer.verifyKey);
	return keptKeyring({ ...asked, row: { keyring: entry?.sealed } });
}

/**
 * Gives the keyring from this device alone. When nothing stored here opens with these words, it holds only their own identity.
 */
export async function keptKeyring({ code, identity, row }: Pick<Asked, 'code' | 'identity' | 'row'>): Promise<Keyring> {
	const sealed = row?.keyring;
	const before = sealed === undefined ? undefined : await openKeyring(sealed, code, identity);
	return before ? { kind: 'keyring', identities: [identity, ...before], sealed } : { kind: 'keyring', identities: [identity] };
}

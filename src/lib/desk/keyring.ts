/** Everything that may open letters for these words: their own identity, and those of owners before them. */
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { openKeyring } from '#lib/sealing/keyring.ts';
import { askKeyring } from './calls.ts';
import type { DeskParts } from './parts.ts';

export interface Keyring {
	kind: 'keyring';
	/** age identities, the own one first. */
	identities: string[];
	/** The entry as the server keeps it, where there is one. */
	sealed?: string;
}

interface Asked {
	code: string;
	/** Whose words they are. */
	token: string;
	identity: string;
	/** The newest record: an event that was never handed over has no keyring, and nobody is asked for one. */
	answer: EventAnswer;
	row?: Pick<OrganiserRow, 'keyring'>;
}

/** From this device where it has the entry, else from the server. */
export async function keyringFor(parts: Pick<DeskParts, 'net' | 'clock'>, asked: Asked): Promise<Keyring | Hindrance> {
	const kept = await keptKeyring(asked);
	if (kept.sealed !== undefined || !asked.answer.handedOver?.length) return kept;
	const told = await askKeyring(parts, asked.code, asked.token);
	if (told.kind !== 'given') return told;
	const entry = told.value.keyring.find(({ verifyKey }) => verifyKey === asked.answer.verifyKey);
	return keptKeyring({ ...asked, row: { keyring: entry?.sealed } });
}

/** From this device alone; the own identity alone where nothing lies here that these words open. */
export async function keptKeyring({ code, identity, row }: Pick<Asked, 'code' | 'identity' | 'row'>): Promise<Keyring> {
	const sealed = row?.keyring;
	const before = sealed === undefined ? undefined : await openKeyring(sealed, code, identity);
	return before ? { kind: 'keyring', identities: [identity, ...before], sealed } : { kind: 'keyring', identities: [identity] };
}

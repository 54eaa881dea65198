/** An entry of an event's keyring: identities that open letters, sealed to somebody's words. The server keeps it and cannot read it. */
import { parseKeyringContent, type KeyringContent } from '#lib/domain/wire/hand-over-wire.ts';
import { decryptWith, encryptTo, openerOf } from './age.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

/** base64 of an age file, as it travels. Throws when the recipient is none. */
export async function sealKeyring(identities: readonly string[], event: string, recipient: string): Promise<string> {
	const content: KeyringContent = { v: 1, event, identities: [...identities] };
	const padded = pad(JSON.stringify(content));
	if (padded.kind === 'too-large') throw new Error('a keyring beyond every size class');
	return toBase64(await encryptTo([recipient], padded.bytes));
}

/**
 * The identities in the entry. `undefined` when the entry is not of this event, or is sealed to other words. Throws when
 * `identity` is none.
 */
export async function openKeyring(sealed: string, event: string, identity: string): Promise<string[] | undefined> {
	const bytes = fromBase64(sealed);
	const decrypted = bytes && (await decryptWith(identity, bytes));
	if (decrypted?.kind !== 'decrypted') return undefined;
	const parsed = parseKeyringContent(readJson(decrypted.bytes));
	if (parsed.kind === 'malformed' || parsed.value.event !== event) return undefined;
	const { identities } = parsed.value;
	return (await areIdentities(identities)) ? identities : undefined;
}

/**
 * Sealing needs no secret, so anybody, even the server, could have made this entry with any content. The identities must be
 * checked.
 */
const areIdentities = (identities: string[]) =>
	openerOf(identities).then(
		() => true,
		() => false
	);

import { parseSignedName, signedNamePart, type SignedName } from '#lib/domain/facts/organiser-name.ts';
import type { NamedFact, NameHead } from '#lib/domain/facts/name-fact.ts';
import { wellFormed } from '#lib/domain/well-formed.ts';
import { fromBase64Url, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { isSignedBy } from '#lib/keys/verify-manifest.ts';
import { decryptWith, encryptTo, type Identity } from './age.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

interface Naming {
	event: string;
	/** The fact that will say it. */
	head: NameHead;
	name: string;
	key: OrganiserKey;
	recipients: string[];
}

/** The name of an organiser's device as it travels inside its fact: signed, padded, sealed, in base64. Throws when a recipient is none. */
export async function sealName({ event, head, name, key, recipients }: Naming): Promise<string> {
	const said = { event, fact: head.id, device: head.device, turn: head.turn, name: wellFormed(name) };
	const [by, signature] = [toBase64Url(key.verifyKey), toBase64Url(await key.sign(signedNamePart(said)))];
	const content: SignedName = { v: 1, ...said, by, signature };
	const padded = pad(JSON.stringify(content));
	if (padded.kind === 'too-large') throw new Error('a name beyond every size class');
	return toBase64(await encryptTo(recipients, padded.bytes));
}

/** `keys`: verify keys of organisers, in base64url. */
interface NameTrust {
	event: string;
	identity: Identity;
	keys: readonly string[];
}

/** Gives the name, or `undefined` when it is not of this fact, not sealed for these identities, or no organiser signed it. */
export async function openName(
	{ id, device, turn, sealed }: NamedFact,
	{ event, identity, keys }: NameTrust
): Promise<string | undefined> {
	const bytes = fromBase64(sealed);
	const decrypted = bytes && (await decryptWith(identity, bytes));
	if (decrypted?.kind !== 'decrypted') return undefined;
	const parsed = parseSignedName(readJson(decrypted.bytes));
	if (parsed.kind === 'malformed') return undefined;
	const { value: said } = parsed;
	const isOfFact = said.event === event && said.fact === id && said.device === device && said.turn === turn;
	if (!isOfFact || !keys.includes(said.by)) return undefined;
	const [key, signature] = [fromBase64Url(said.by), fromBase64Url(said.signature)];
	const isHeld = key && signature && (await isSignedBy(key, signature, signedNamePart(said)));
	return isHeld ? said.name : undefined;
}

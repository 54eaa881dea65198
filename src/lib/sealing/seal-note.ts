import { parseOrganiserNote, type OrganiserNote } from '#lib/domain/facts/organiser-note.ts';
import { wellFormed } from '#lib/domain/well-formed.ts';
import { decryptWith, encryptTo, type Identity } from './age.ts';
import { toBase64, fromBase64 } from './bytes.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

/** An organiser's note as it travels inside a fact: padded, sealed and in base64. Throws when a recipient is none. */
export async function sealNote(note: OrganiserNote, recipients: string[]): Promise<string> {
	const padded = pad(JSON.stringify({ ...note, text: wellFormed(note.text) }));
	if (padded.kind === 'too-large') throw new Error('a note beyond every size class');
	return toBase64(await encryptTo(recipients, padded.bytes));
}

/** Gives the text, or `undefined` when it is no note of this event, or is not sealed for any of these identities. */
export async function openNote(sealed: string, identity: Identity, event: string): Promise<string | undefined> {
	const bytes = fromBase64(sealed);
	const decrypted = bytes && (await decryptWith(identity, bytes));
	if (decrypted?.kind !== 'decrypted') return undefined;
	const parsed = parseOrganiserNote(readJson(decrypted.bytes));
	return parsed.kind === 'parsed' && parsed.value.event === event ? parsed.value.text : undefined;
}

import { parseChannelContent, type ChannelContent } from '#lib/domain/channels/channel.ts';
import { decryptWith, encryptTo, type Identity } from './age.ts';
import { fromBase64, toBase64 } from './bytes.ts';
import { pad } from './pad.ts';
import { readJson } from './read-json.ts';

/** Kind and name of a channel as they lie on the server: padded, sealed and in base64. Throws when a recipient is none. */
export async function sealChannel(content: ChannelContent, recipients: string[]): Promise<string> {
	const padded = pad(JSON.stringify(content));
	if (padded.kind === 'too-large') throw new Error('a channel beyond every size class');
	return toBase64(await encryptTo(recipients, padded.bytes));
}

/** Gives the content, or `undefined` when it is of another channel, or is not sealed for any of these identities. */
export async function openChannel(
	sealed: string,
	identity: Identity,
	{ event, id }: Pick<ChannelContent, 'event' | 'id'>
): Promise<ChannelContent | undefined> {
	const bytes = fromBase64(sealed);
	const decrypted = bytes && (await decryptWith(identity, bytes));
	if (decrypted?.kind !== 'decrypted') return undefined;
	const parsed = parseChannelContent(readJson(decrypted.bytes));
	return parsed.kind === 'parsed' && parsed.value.event === event && parsed.value.id === id ? parsed.value : undefined;
}

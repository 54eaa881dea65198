/** Events that are handed from words to words, signed as a device signs them. */
import type { HandOver } from '#lib/domain/hand-over.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKeyOf, type OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signHandOver } from '#lib/keys/sign-hand-over.ts';
import { sealKeyring } from '#lib/sealing/keyring.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';

/** Gives always the same words for the same number. */
export const keyOf = (number: number) => organiserKeyOf(new Uint8Array(16).fill(100 + number));

/** The owner's record allows this key to hand the event over. */
export const mandateFor = ({ verifyKey }: OrganiserKey): NonNullable<Manifest['mandates']> => [
	{ verifyKey: toBase64Url(verifyKey), may: ['hand-over'] }
];

export const handedOver = async (last: EventAnswer, by: Pick<OrganiserKey, 'verifyKey' | 'sign'>, to: OrganiserKey) =>
	signHandOver(last, { by, to, recipient: await recipientOf(to.identity) });

/** Gives the same statement with this change, signed again by `by`. */
export async function restated(handOver: HandOver, change: object, by: OrganiserKey): Promise<HandOver> {
	const statement = JSON.stringify({ ...(JSON.parse(handOver.statement) as object), ...change });
	const statementSignature = toBase64Url(await by.sign(statement));
	return { ...handOver, statement, statementSignature, signedBy: toBase64Url(by.verifyKey) };
}

/**
 * Gives what is posted. `identities`: what the keyring opens for the new words. Without it, the keyring holds nothing that
 * anybody needs.
 */
export async function aPostedHandOver(
	last: EventAnswer,
	by: Parameters<typeof handedOver>[1],
	to: OrganiserKey,
	identities = [to.identity]
): Promise<PostedHandOver> {
	const { code } = JSON.parse(last.manifest) as Manifest;
	const keyring = await sealKeyring(identities, code, await recipientOf(to.identity));
	return { ...(await handedOver(last, by, to)), joinHash: await sha256Hex(to.joinToken), keyring };
}

/** Hands an event over from its owner, or from a key with a mandate of the owner, to the key of new words. */
import type { HandOver, HandOverStatement } from '#lib/domain/hand-over.ts';
import { parseManifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from './bytes.ts';
import type { OrganiserKey } from './organiser-key.ts';
import { signChange } from './sign-manifest.ts';

/**
 * The record as the new owner signs it, with all hand-overs up to this one: sealed to the new words in the owner's place and to whoever
 * else could open letters before, under the next key version. `last` is the newest record; `recipient` is that of the new words. Throws
 * when the record cannot be read.
 */
export async function signHandOver(
	last: EventAnswer,
	{ by, to, recipient }: { by: Pick<OrganiserKey, 'verifyKey' | 'sign'>; to: OrganiserKey; recipient: string }
): Promise<Required<EventAnswer>> {
	const parsed = parseManifest(last.manifest);
	if (parsed.kind === 'malformed') throw new Error(`a record that cannot be handed over: ${parsed.problem}`);
	const { code, eventId, counter, keyVersion, recipients } = parsed.value;
	const stated: HandOverStatement = {
		...{ v: 1, code, eventId, from: last.verifyKey, to: toBase64Url(to.verifyKey) },
		authHash: await sha256Hex(to.authToken),
		counter: counter + 1
	};
	const statement = JSON.stringify(stated);
	const { manifest, signature, verifyKey } = last;
	const handOver: HandOver = {
		...{ manifest, signature, verifyKey, statement },
		statementSignature: toBase64Url(await by.sign(statement)),
		signedBy: toBase64Url(by.verifyKey)
	};
	const change = { recipients: [recipient, ...recipients.slice(1)], keyVersion: keyVersion + 1 };
	return { ...(await signChange(manifest, change, to)), handedOver: [...(last.handedOver ?? []), handOver] };
}

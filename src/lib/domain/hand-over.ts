/**
 * How an event passes from the words of one owner to new ones. Whoever may do it signs a small statement; it travels beside the last
 * record that the owner before had signed, so that a device which knows only an older key, from a join link on paper perhaps, can
 * follow from that key to the new one, and nowhere else.
 */
import { digestField, idField, signatureField, verifyKeyField } from './decode/fields.ts';
import { integer, oneOf, openShape, parseJsonWith, shape, text, type Decoded } from './decode/parse.ts';
import { codeField } from './event-code.ts';
import { largestManifestBytes, parseBearings, type Bearings } from './manifest.ts';

/** The most hand-overs of one event: an event has only a few owners in its life. */
export const mostHandOvers = 8;
const largestStatementBytes = 2_000;

const fields = {
	/** The last record that the owner before had signed: the exact string, its signature and its key. */
	manifest: text({ max: largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** The exact string that was signed to hand over, its signature, and whose it is: the owner's before, or one with a mandate. */
	statement: text({ max: largestStatementBytes }),
	statementSignature: signatureField,
	signedBy: verifyKeyField
};
/** One hand-over as a device reads it, and as it is posted. */
export const handOverField = openShape(fields);
/** A hand-over as it is posted to the server. Unknown fields are refused. */
export const postedHandOverField = shape(fields);
export type HandOver = Decoded<typeof handOverField>;

const statement = openShape({
	v: oneOf(1),
	code: codeField,
	eventId: idField,
	from: verifyKeyField,
	to: verifyKeyField,
	/** Hex SHA-256 of the organiser token of the new words: nobody else can bring this statement to a server. */
	authHash: digestField,
	/** From this counter on records are signed by the new key. */
	counter: integer({ min: 2, max: Number.MAX_SAFE_INTEGER })
});
export type HandOverStatement = Decoded<typeof statement>;

/** True when `signature` is Ed25519 of the text by that key; all in base64url. */
type IsSigned = (text: string, signature: string, verifyKey: string) => Promise<boolean>;

export interface FollowedChain {
	/** Whose the event is at the end of the chain. */
	verifyKey: string;
	eventId: string;
	/** Below this one, no record is that owner's. */
	counter: number;
	/** Of the last words. */
	authHash: string;
	/** Every key on the way, the first and the last with them. */
	keys: string[];
}

/**
 * Follows hand-overs from the first whose owner is trusted to the last; `undefined` when there is none such, or when anything from
 * there on does not hold. `isTrusted`: the key that the device had before, or the one that its join link names.
 */
export async function followHandOvers(
	handOvers: readonly HandOver[],
	{ code, isTrusted, isSigned }: { code: string; isTrusted: (verifyKey: string) => Promise<boolean>; isSigned: IsSigned }
): Promise<FollowedChain | undefined> {
	let followed: FollowedChain | undefined;
	for (const handOver of handOvers.slice(0, mostHandOvers)) {
		if (!followed && !(await isTrusted(handOver.verifyKey))) continue;
		const step = await stepOf(handOver, isSigned);
		if (!step || step.stated.code !== code || !isNext(step, followed)) return undefined;
		const { to: verifyKey, eventId, counter, authHash } = step.stated;
		followed = { verifyKey, eventId, counter, authHash, keys: [...(followed?.keys ?? [step.stated.from]), verifyKey] };
	}
	return followed;
}

interface Step {
	stated: HandOverStatement;
	record: Bearings;
}

/** One hand-over that holds in itself: record and statement are signed, of one event, and by whom that record trusts. */
async function stepOf(handOver: HandOver, isSigned: IsSigned): Promise<Step | undefined> {
	const { manifest, signature, verifyKey, statement: text, statementSignature, signedBy } = handOver;
	const record = parseBearings(manifest);
	const stated = parseJsonWith(statement, text, largestStatementBytes);
	if (record.kind === 'malformed' || stated.kind === 'malformed') return undefined;
	const { code, eventId, from, counter } = stated.value;
	const isOfIt = from === verifyKey && code === record.value.code && eventId === record.value.eventId;
	if (!isOfIt || counter <= record.value.counter) return undefined;
	if (signedBy !== verifyKey && !mayHandOver(record.value, signedBy)) return undefined;
	const isHeld = (await isSigned(manifest, signature, verifyKey)) && (await isSigned(text, statementSignature, signedBy));
	return isHeld ? { stated: stated.value, record: record.value } : undefined;
}

/** It begins where the one before ended, later than that one, and comes back to no key that was there. */
function isNext({ stated, record }: Step, before: FollowedChain | undefined): boolean {
	if (!before) return stated.to !== stated.from;
	const isBehind = stated.from === before.verifyKey && stated.eventId === before.eventId && record.counter >= before.counter;
	return isBehind && !before.keys.includes(stated.to);
}

/** Whether the owner's record trusts this key with handing the event over. */
export const mayHandOver = ({ mandates = [] }: Pick<Bearings, 'mandates'>, verifyKey: string): boolean =>
	mandates.some((mandate) => mandate.verifyKey === verifyKey && mandate.may.includes('hand-over'));

/** Whether a manifest is the one its organiser signed, for the event and the key the join link names, and not an older one. */
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import { followHandOvers } from '#lib/domain/hand-over.ts';
import { parseManifest, readOutline, type Manifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Bytes } from '#lib/domain/bytes.ts';
import { fromBase64Url, isSame } from './bytes.ts';
import { fingerprintOf } from './join-link.ts';

export interface Expected {
	/** As the join link carries it. */
	fingerprint: string;
	code: string;
	/** The key of the record that this device already has, in base64url: it must lead on from there as well. */
	heldKey?: string;
	/** The counter of the manifest this device already has. */
	lastCounter?: number;
}

export type Verified =
	/** `notKnown`: settings of a newer app, and what was read in their place. */
	| { kind: 'verified'; manifest: Manifest; notKnown?: NotKnown[] }
	/**
	 * The signature is right, but this app is too old to act on the manifest rightly. `counter` is that of the manifest, when it
	 * can be read.
	 */
	| { kind: 'needs-newer-app'; counter?: number }
	/**
	 * It is signed with another key than the join link names, and no valid hand-over leads to that key. The server, or somebody on the
	 * way, put in a key of their own.
	 */
	| { kind: 'wrong-fingerprint' }
	| { kind: 'broken-signature' }
	| { kind: 'malformed'; problem: string }
	| { kind: 'wrong-event' }
	| { kind: 'lowered-counter' };

/** The exact signed string, with signature, key and hand-overs as they travel; see `EventAnswer`. */
export async function verifyManifest(answer: EventAnswer, expected: Expected): Promise<Verified> {
	const verifyKey = fromBase64Url(answer.verifyKey);
	const signature = fromBase64Url(answer.signature);
	const owner = verifyKey && (await ownerAt(answer, expected));
	if (!owner) return { kind: 'wrong-fingerprint' };
	if (!signature || !(await isSignedBy(verifyKey, signature, answer.manifest))) return { kind: 'broken-signature' };
	const parsed = parseManifest(answer.manifest);
	if (parsed.kind === 'malformed' && !parsed.mayBeNewer) return { kind: 'malformed', problem: parsed.problem };
	const { code, eventId, counter } = parsed.kind === 'parsed' ? parsed.value : readOutline(answer.manifest);
	if (code !== undefined && code !== expected.code) return { kind: 'wrong-event' };
	if (eventId !== undefined && eventId !== (owner.eventId ?? eventId)) return { kind: 'wrong-event' };
	const leastCounter = Math.max(expected.lastCounter ?? 0, owner.counter ?? 0);
	if (counter !== undefined && counter < leastCounter) return { kind: 'lowered-counter' };
	if (parsed.kind === 'malformed') return { kind: 'needs-newer-app', ...(counter !== undefined && { counter }) };
	const { value: manifest, notKnown } = parsed;
	return { kind: 'verified', manifest, ...(notKnown && { notKnown }) };
}

/**
 * What is known of the key that signed. When it is the expected key nothing more is needed; else the hand-overs to it say more.
 */
interface Owner {
	eventId?: string;
	counter?: number;
}

/** The owner of the record, reached from the key of the join link and from the one that the device has; `undefined` when it is not. */
async function ownerAt(answer: EventAnswer, { fingerprint, code, heldKey }: Expected): Promise<Owner | undefined> {
	const fromLink = await reached(answer, code, (key) => hasFingerprint(key, fingerprint));
	if (!fromLink || heldKey === undefined) return fromLink;
	return reached(answer, code, (key) => Promise.resolve(key === heldKey));
}

async function reached(
	{ verifyKey, handedOver = [] }: EventAnswer,
	code: string,
	isTrusted: (verifyKey: string) => Promise<boolean>
): Promise<Owner | undefined> {
	if (await isTrusted(verifyKey)) return {};
	const followed = await followHandOvers(handedOver, { code, isTrusted, isSigned });
	return followed?.verifyKey === verifyKey ? followed : undefined;
}

async function isSigned(text: string, signature: string, verifyKey: string): Promise<boolean> {
	const [key, bytes] = [fromBase64Url(verifyKey), fromBase64Url(signature)];
	return key !== undefined && bytes !== undefined && isSignedBy(key, bytes, text);
}

async function hasFingerprint(verifyKey: string, fingerprint: string): Promise<boolean> {
	const [key, expected] = [fromBase64Url(verifyKey), fromBase64Url(fingerprint)];
	if (!key || !expected) return false;
	const found = fromBase64Url(await fingerprintOf(key));
	return found !== undefined && isSame(expected, found);
}

/** True when `signature` is Ed25519 of the text's UTF-8 bytes. */
export async function isSignedBy(verifyKey: Bytes, signature: Bytes, text: string): Promise<boolean> {
	if (verifyKey.length !== 32 || signature.length !== 64) return false;
	const message = new TextEncoder().encode(text);
	try {
		const key = await crypto.subtle.importKey('raw', verifyKey, { name: 'Ed25519' }, false, ['verify']);
		return await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message);
	} catch (refusal) {
		// Older browsers have no Ed25519 and say so with different errors; the same question then goes to our own code.
		if (refusal instanceof DOMException) return isSignedInScript(verifyKey, signature, message);
		throw refusal;
	}
}

/** The same without WebCrypto. */
export async function isSignedInScript(verifyKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
	const { ed25519 } = await import('@noble/curves/ed25519.js');
	return ed25519.verify(signature, message, verifyKey, { zip215: false });
}

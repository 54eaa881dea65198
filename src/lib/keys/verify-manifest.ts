/** Whether a manifest is the one its organiser signed, for the event and the key the join link names, and not an older one. */
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import { parseManifest, readOutline, type Manifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Bytes } from '#lib/domain/bytes.ts';
import { fromBase64Url, isSame } from './bytes.ts';
import { fingerprintOf } from './join-link.ts';

export interface Expected {
	/** As the join link carries it. */
	fingerprint: string;
	code: string;
	/** The counter of the manifest this device already has. */
	lastCounter?: number;
}

export type Verified =
	/** `notKnown`: settings of a newer app, and what was read in their place. */
	| { kind: 'verified'; manifest: Manifest; notKnown?: NotKnown[] }
	/** Signed as it should be, and this app is too old to act on it rightly. `counter` is its own, as far as it can be read. */
	| { kind: 'needs-newer-app'; counter?: number }
	/** Signed with another key than the join link names: the server, or somebody before it, put in its own. */
	| { kind: 'wrong-fingerprint' }
	| { kind: 'broken-signature' }
	| { kind: 'malformed'; problem: string }
	| { kind: 'wrong-event' }
	| { kind: 'lowered-counter' };

/** The exact signed string, with signature and key as they travel; see `EventAnswer`. */
export async function verifyManifest(answer: EventAnswer, expected: Expected): Promise<Verified> {
	const verifyKey = fromBase64Url(answer.verifyKey);
	const signature = fromBase64Url(answer.signature);
	if (!verifyKey || !(await hasFingerprint(verifyKey, expected.fingerprint))) return { kind: 'wrong-fingerprint' };
	if (!signature || !(await isSignedBy(verifyKey, signature, answer.manifest))) return { kind: 'broken-signature' };
	const parsed = parseManifest(answer.manifest);
	if (parsed.kind === 'malformed' && !parsed.mayBeNewer) return { kind: 'malformed', problem: parsed.problem };
	const { code, counter } = parsed.kind === 'parsed' ? parsed.value : readOutline(answer.manifest);
	if (code !== undefined && code !== expected.code) return { kind: 'wrong-event' };
	if (counter !== undefined && counter < (expected.lastCounter ?? 0)) return { kind: 'lowered-counter' };
	if (parsed.kind === 'malformed') return { kind: 'needs-newer-app', ...(counter !== undefined && { counter }) };
	const { value: manifest, notKnown } = parsed;
	return { kind: 'verified', manifest, ...(notKnown && { notKnown }) };
}

async function hasFingerprint(verifyKey: Bytes, fingerprint: string): Promise<boolean> {
	const expected = fromBase64Url(fingerprint);
	const found = fromBase64Url(await fingerprintOf(verifyKey));
	return expected !== undefined && found !== undefined && isSame(expected, found);
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

/**
 * The event and its pack, fetched and checked before anything of them is kept: the key must be the one the link names, the
 * signature must hold, the counter may not go back, and the pack must have the digest the signed manifest names.
 */
import type { Manifest } from '#lib/domain/manifest.ts';
import { parsePack, type Pack } from '#lib/domain/pack.ts';
import { apiPath, parseEventAnswer, type EventAnswer } from '#lib/domain/wire.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import type { JoinParts } from '#lib/keys/join-link.ts';
import { verifyManifest, type Verified } from '#lib/keys/verify-manifest.ts';
import { askServer, type Answer } from './ask-server.ts';

export type Fetched =
	| { kind: 'fetched'; signed: EventAnswer; manifest: Manifest; pack: Pack; packText: string }
	| { kind: Exclude<Answer['kind'], 'answered'> }
	| { kind: 'swapped-key' | 'broken-signature' | 'lowered-counter' | 'not-understood' | 'wrong-pack' };

/** `lastCounter`: of the manifest this device already has of the event. */
export async function fetchEvent(parts: JoinParts, lastCounter: number, fetch: typeof globalThis.fetch): Promise<Fetched> {
	const answer = await askServer(apiPath(parts.code), parts.token, fetch);
	if (answer.kind !== 'answered') return answer;
	const event = parseEventAnswer(jsonOf(textOf(answer.bytes)));
	if (event.kind === 'malformed') return { kind: 'not-understood' };
	const { fingerprint, code } = parts;
	const verified = await verifyManifest(event.value, { fingerprint, code, lastCounter });
	if (verified.kind !== 'verified') return { kind: said[verified.kind] };
	const pack = await fetchPack(parts, verified.manifest.packDigest, fetch);
	return pack.kind === 'fetched' ? { ...pack, signed: event.value, manifest: verified.manifest } : pack;
}

const said: Record<Exclude<Verified['kind'], 'verified'>, Exclude<Fetched['kind'], 'fetched'>> = {
	'wrong-fingerprint': 'swapped-key',
	'broken-signature': 'broken-signature',
	'lowered-counter': 'lowered-counter',
	'wrong-event': 'broken-signature',
	malformed: 'not-understood'
};

type FetchedPack = { kind: 'fetched'; pack: Pack; packText: string } | Exclude<Fetched, { kind: 'fetched' }>;

async function fetchPack(parts: JoinParts, digest: string, fetch: typeof globalThis.fetch): Promise<FetchedPack> {
	const answer = await askServer(apiPath(parts.code, '/pack'), parts.token, fetch);
	if (answer.kind !== 'answered') return answer;
	if ((await sha256Hex(new Uint8Array(answer.bytes))) !== digest) return { kind: 'wrong-pack' };
	const packText = textOf(answer.bytes);
	const pack = parsePack(packText);
	return pack.kind === 'parsed' ? { kind: 'fetched', pack: pack.value, packText } : { kind: 'wrong-pack' };
}

const textOf = (bytes: ArrayBuffer) => new TextDecoder().decode(bytes);

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

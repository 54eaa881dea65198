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
import type { Net } from '#lib/outbox/net.ts';
import { askServer, type Asked } from './ask-server.ts';

type Unanswered = { kind: Exclude<Asked['kind'], 'answered'> };
export type FetchedManifest =
	| { kind: 'fetched'; signed: EventAnswer; manifest: Manifest }
	| Unanswered
	| { kind: 'swapped-key' | 'broken-signature' | 'lowered-counter' | 'not-understood' };
export type FetchedPack = { kind: 'fetched'; pack: Pack; packText: string } | Unanswered | { kind: 'wrong-pack' };
export type Fetched =
	| { kind: 'fetched'; signed: EventAnswer; manifest: Manifest; pack: Pack; packText: string }
	| Exclude<FetchedManifest | FetchedPack, { kind: 'fetched' }>;

export async function fetchEvent(parts: JoinParts, lastCounter: number, net: Net): Promise<Fetched> {
	const event = await fetchManifest(parts, lastCounter, net);
	if (event.kind !== 'fetched') return event;
	const pack = await fetchPack(parts, event.manifest.packDigest, net);
	return pack.kind === 'fetched' ? { ...event, ...pack } : pack;
}

/** `lastCounter`: of the manifest this device already has of the event. */
export async function fetchManifest(parts: JoinParts, lastCounter: number, net: Net): Promise<FetchedManifest> {
	const answer = await askServer(apiPath(parts.code), parts.token, net);
	if (answer.kind !== 'answered') return answer;
	const event = parseEventAnswer(jsonOf(answer.text));
	if (event.kind === 'malformed') return { kind: 'not-understood' };
	const { fingerprint, code } = parts;
	const verified = await verifyManifest(event.value, { fingerprint, code, lastCounter });
	if (verified.kind !== 'verified') return { kind: said[verified.kind] };
	return { kind: 'fetched', signed: event.value, manifest: verified.manifest };
}

const said = {
	'wrong-fingerprint': 'swapped-key',
	'broken-signature': 'broken-signature',
	'lowered-counter': 'lowered-counter',
	'wrong-event': 'broken-signature',
	malformed: 'not-understood'
} as const satisfies Record<Exclude<Verified['kind'], 'verified'>, string>;

export async function fetchPack(parts: JoinParts, digest: string, net: Net): Promise<FetchedPack> {
	const answer = await askServer(apiPath(parts.code, '/pack'), parts.token, net);
	if (answer.kind !== 'answered') return answer;
	if ((await sha256Hex(answer.text)) !== digest) return { kind: 'wrong-pack' };
	const pack = parsePack(answer.text);
	return pack.kind === 'parsed' ? { kind: 'fetched', pack: pack.value, packText: answer.text } : { kind: 'wrong-pack' };
}

function jsonOf(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

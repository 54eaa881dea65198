/** Fetches and verifies the record of an event: the signed manifest, and the pack that it names. It stores nothing. */
import type { Clock } from '#lib/domain/clock.ts';
import type { NotKnown } from '#lib/domain/decode/parse.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import { apiPath, parseEventAnswer, type EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import type { EventRow } from '#lib/device/rows.ts';
import type { NotStored } from '#lib/device/storing.ts';
import { ask, type Net } from '#lib/net/ask.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { digestOf } from '#lib/sealing/bytes.ts';

/** The shape of `verifyManifest`. Its refusals are passed on by their kind. */
type Verify<Refusal extends string> = (
	answer: EventAnswer,
	expected: { fingerprint: string; code: string; heldKey?: string; lastCounter?: number }
) => Promise<
	| { kind: 'verified'; manifest: Manifest; notKnown?: NotKnown[] }
	| { kind: 'needs-newer-app'; counter?: number }
	| { kind: Refusal }
>;

/** The parts of a join link. */
export interface Invitation {
	code: string;
	token: string;
	fingerprint: string;
	table?: string;
}

export interface Joining<Refusal extends string> {
	net: Net;
	database: Database;
	clock: Clock;
	verify: Verify<Refusal>;
}

export type NotJoined<Refusal extends string> =
	| Hindrance
	| { kind: 'not-verified'; because: Refusal | 'malformed' }
	/** The signature is right, but this app is too old to follow the record. */
	| { kind: 'needs-newer-app' }
	/** The pack is not the one that the signed manifest names. */
	| { kind: 'wrong-pack' }
	/** This device knows another event under the same code. */
	| { kind: 'another-key' }
	| { kind: 'not-saved'; because: NotStored };

export interface EventRecord {
	manifest: Manifest;
	answer: EventAnswer;
	/** The exact text of the pack. */
	pack: string;
	/** The pack as it was read. Absent when it was here already. */
	read?: Pack;
}

export type RecordFetched<R extends string> =
	({ kind: 'record' } & EventRecord) | { kind: 'newer'; newer: NewerRecord } | Exclude<NotJoined<R>, { kind: 'needs-newer-app' }>;

export type Known = Pick<EventRow, 'verifyKey' | 'counter' | 'pack' | 'packDigest' | 'newer'>;

/**
 * Gives the verified manifest and the pack that it names. A pack that is here already is not fetched again. `newer`: this app is too
 * old for the record.
 */
export async function fetchRecord<R extends string>(
	joining: Joining<R>,
	invitation: Invitation,
	known?: Known
): Promise<RecordFetched<R>> {
	const fetched = await fetchManifest(joining, invitation, known && heldBy(known));
	if (fetched.kind !== 'verified') return fetched;
	const { manifest, answer } = fetched;
	if (known && known.pack !== '' && known.packDigest === manifest.packDigest)
		return { kind: 'record', manifest, answer, pack: known.pack };
	const pack = await fetchPack(joining, invitation, manifest.packDigest);
	if (pack.kind === 'pack') return { kind: 'record', manifest, answer, pack: pack.text, read: pack.read };
	if (pack.kind !== 'needs-newer-app') return pack;
	return { kind: 'newer', newer: { ...answer, counter: manifest.counter, pack: pack.text } };
}

interface Held {
	/** The key that signed the record on this device. The present owner's key must follow from it by hand-overs. */
	heldKey: string;
	lastCounter: number;
}
const heldBy = ({ verifyKey, counter, newer }: Known): Held => ({
	heldKey: verifyKey,
	lastCounter: Math.max(counter, newer?.counter ?? 0)
});

async function fetchManifest<R extends string>(
	{ net, clock, verify }: Joining<R>,
	{ code, token, fingerprint }: Invitation,
	held?: Held
): Promise<{ kind: 'verified'; manifest: Manifest; answer: EventAnswer } | Exclude<RecordFetched<R>, { kind: 'record' }>> {
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code) }));
	if (given.kind !== 'given') return given;
	const parsed = parseEventAnswer(given.json);
	if (parsed.kind === 'malformed') return { kind: 'not-verified', because: 'malformed' };
	const verified = await verify(parsed.value, { fingerprint, code, ...held });
	if ('manifest' in verified) return { kind: 'verified', manifest: verified.manifest, answer: parsed.value };
	if (verified.kind !== 'needs-newer-app') return { kind: 'not-verified', because: verified.kind };
	const { counter } = verified as { counter?: number };
	return { kind: 'newer', newer: { ...parsed.value, ...(counter !== undefined && { counter }) } };
}

/** Gives the pack's exact text when its digest is the signed one. `needs-newer-app`: this app cannot read the pack. */
async function fetchPack(
	{ net, clock }: Pick<Joining<never>, 'net' | 'clock'>,
	{ code, token }: Pick<Invitation, 'code' | 'token'>,
	packDigest: string
): Promise<
	{ kind: 'pack'; text: string; read: Pack } | { kind: 'needs-newer-app'; text: string } | { kind: 'wrong-pack' } | Hindrance
> {
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code, '/pack') }));
	if (given.kind !== 'given') return given;
	if ((await digestOf(given.text)) !== packDigest) return { kind: 'wrong-pack' };
	const parsed = parseFetchedPack(given.text);
	if (parsed.kind === 'parsed') return { kind: 'pack', text: given.text, read: parsed.value };
	return parsed.mayBeNewer ? { kind: 'needs-newer-app', text: given.text } : { kind: 'wrong-pack' };
}

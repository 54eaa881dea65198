/** Joining an event, and keeping its manifest and pack fresh. Whether a manifest holds is for the handed-in `verify` to say. */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { newId } from '#lib/domain/id.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import { parsePack } from '#lib/domain/pack.ts';
import { apiPath, parseEventAnswer, type EventAnswer } from '#lib/domain/wire/wire.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent, saveJoined, saveManifest, savePack } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing, type NotSaved } from '#lib/device/storing.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import { givenBy, type Hindrance } from '#lib/net/hindrance.ts';
import { ask, type Net } from '#lib/net/ask.ts';

/** What `verifyManifest` of the keys says; its refusals travel by their kind. */
export type Verify<Refusal extends string> = (
	answer: EventAnswer,
	expected: { fingerprint: string; code: string; lastCounter?: number }
) => Promise<{ kind: 'verified'; manifest: Manifest } | { kind: Refusal }>;

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
	/** The pack is not the one that was signed for. */
	| { kind: 'wrong-pack' }
	/** This device knows another event under the same code. */
	| { kind: 'another-key' }
	| NotSaved;

type JustJoined = { kind: 'joined'; event: EventRow; manifest: Manifest };
type Refreshed<Refusal extends string> = { kind: 'fresh'; manifest: Manifest } | { kind: 'not-joined' } | NotJoined<Refusal>;

/** Fetches and verifies manifest and pack, then joins; a device that knows the event keeps its pseudonym. Nothing is stored halfway. */
export const joinEvent = <R extends string>(
	joining: Joining<R> & { random: Random },
	invitation: Invitation
): Promise<JustJoined | NotJoined<R>> => storing(() => join(joining, invitation));

async function join<R extends string>(
	joining: Joining<R> & { random: Random },
	{ table, ...link }: Invitation
): Promise<JustJoined | NotJoined<R>> {
	const { database, clock, random } = joining;
	const known = await findEvent(database, link.code);
	if (known && known.fingerprint !== link.fingerprint) return { kind: 'another-key' };
	const fetched = await fetchManifest(joining, link, known?.counter);
	if (fetched.kind !== 'verified') return fetched;
	const pack = await fetchPack(joining, link, fetched.manifest.packDigest);
	if (pack.kind !== 'pack') return pack;
	const { counter, packDigest } = fetched.manifest;
	const { token: joinToken, code, fingerprint } = link;
	const joinedAtMs = clock.nowMs();
	const device = newId(joinedAtMs, random);
	const row = {
		...fetched.answer,
		code,
		fingerprint,
		joinToken,
		table,
		counter,
		packDigest,
		pack: pack.text,
		device,
		joinedAtMs
	};
	const saved = await saveJoined(database, row);
	return saved.kind === 'joined' ? { ...saved, manifest: fetched.manifest } : saved;
}

/** Brings a joined event up to date; `fresh` also when nothing changed. */
export const refreshEvent = <R extends string>(joining: Joining<R>, code: string): Promise<Refreshed<R>> =>
	storing(() => refresh(joining, code));

async function refresh<R extends string>(joining: Joining<R>, code: string): Promise<Refreshed<R>> {
	const known = await findEvent(joining.database, code);
	if (!known) return { kind: 'not-joined' };
	const { joinToken: token, fingerprint, counter, pack, packDigest } = known;
	const fetched = await fetchManifest(joining, { code, token, fingerprint }, counter);
	if (fetched.kind !== 'verified') return fetched;
	const { manifest, answer } = fetched;
	const isSamePack = pack !== '' && packDigest === manifest.packDigest;
	const fresh = isSamePack ? undefined : await fetchPack(joining, { code, token }, manifest.packDigest);
	if (fresh && fresh.kind !== 'pack') return fresh;
	if (fresh) await savePack(joining.database, code, fresh.text, manifest.packDigest);
	await saveManifest(joining.database, code, answer, manifest);
	return { kind: 'fresh', manifest };
}

async function fetchManifest<R extends string>(
	{ net, clock, verify }: Joining<R>,
	{ code, token, fingerprint }: Invitation,
	lastCounter?: number
): Promise<{ kind: 'verified'; manifest: Manifest; answer: EventAnswer } | NotJoined<R>> {
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code) }));
	if (given.kind !== 'given') return given;
	const parsed = parseEventAnswer(given.json);
	if (parsed.kind === 'malformed') return { kind: 'not-verified', because: 'malformed' };
	const verified = await verify(parsed.value, { fingerprint, code, lastCounter });
	if (!('manifest' in verified)) return { kind: 'not-verified', because: verified.kind };
	return { kind: 'verified', manifest: verified.manifest, answer: parsed.value };
}

/** The pack's exact text, when its digest is the signed one and it is a pack. */
export async function fetchPack(
	{ net, clock }: Pick<Joining<never>, 'net' | 'clock'>,
	{ code, token }: Pick<Invitation, 'code' | 'token'>,
	packDigest: string
): Promise<{ kind: 'pack'; text: string } | { kind: 'wrong-pack' } | Hindrance> {
	const given = givenBy(await ask({ net, clock, token, path: apiPath(code, '/pack') }));
	if (given.kind !== 'given') return given;
	const isRight = (await digestOf(given.text)) === packDigest && parsePack(given.text).kind === 'parsed';
	return isRight ? { kind: 'pack', text: given.text } : { kind: 'wrong-pack' };
}

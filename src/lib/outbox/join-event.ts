/**
 * Joining an event, and keeping its manifest and pack fresh. The function `verify`, which is handed in, decides whether a
 * manifest is valid.
 */
import type { Random } from '#lib/domain/chance.ts';
import { newId } from '#lib/domain/id.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { findEvent, saveJoined, saveNewer, saveRecord, type TakenRecord } from '#lib/device/events.ts';
import { asRead } from '#lib/device/pack-read.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { digestOf } from '#lib/sealing/bytes.ts';
import {
	fetchRecord,
	type EventRecord,
	type RecordFetched,
	type Invitation,
	type Joining,
	type NotJoined
} from './fetch-record.ts';

type JustJoined = { kind: 'joined'; event: EventRow; manifest: Manifest };
type Refreshed<Refusal extends string> = { kind: 'fresh'; manifest: Manifest } | { kind: 'not-joined' } | NotJoined<Refusal>;

/**
 * Fetches and verifies manifest and pack, and then joins. A device that already knows the event keeps its pseudonym. Nothing is
 * stored before all is verified.
 */
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
	// The pack is fetched again, so that joining again mends a pack that was damaged here.
	const fetched = await fetchRecord(joining, link, known && { ...known, pack: '' });
	if (fetched.kind === 'not-verified' && known && known.fingerprint !== link.fingerprint) return { kind: 'another-key' };
	if (fetched.kind !== 'record') return notFetched(joining, link.code, fetched);
	const { counter, packDigest } = fetched.manifest;
	const { manifest, signature, verifyKey } = fetched.answer;
	const { token: joinToken, code, fingerprint } = link;
	const joinedAtMs = clock.nowMs();
	const device = newId(joinedAtMs, random);
	const row = {
		...{ manifest, signature, verifyKey },
		code,
		fingerprint,
		joinToken,
		table,
		counter,
		packDigest,
		pack: fetched.pack,
		...readOf(packDigest, fetched.read),
		device,
		joinedAtMs
	};
	const saved = await saveJoined(database, row, known?.verifyKey);
	return saved.kind === 'joined' ? { ...saved, manifest: fetched.manifest } : saved;
}

/** Brings a joined event up to date. It gives `fresh` even when nothing changed. */
export const refreshEvent = <R extends string>(joining: Joining<R>, code: string): Promise<Refreshed<R>> =>
	storing(() => refresh(joining, code));

async function refresh<R extends string>(joining: Joining<R>, code: string): Promise<Refreshed<R>> {
	const row = await findEvent(joining.database, code);
	if (!row) return { kind: 'not-joined' };
	const { joinToken: token, fingerprint } = row;
	const fetched = await fetchRecord(joining, { code, token, fingerprint }, row);
	if (fetched.kind !== 'record') {
		// This app may have been updated since the record was kept, and may understand it now.
		if (fetched.kind !== 'newer' && row.newer) await takeKept(joining, row, row.newer);
		return notFetched(joining, code, fetched);
	}
	await saveRecord(joining.database, code, taken(fetched));
	return { kind: 'fresh', manifest: fetched.manifest };
}

/**
 * Takes over the record that an older app kept because it could not understand it. When this app cannot either, nothing changes.
 */
async function takeKept<R extends string>({ database, verify }: Joining<R>, row: EventRow, newer: NewerRecord): Promise<void> {
	const { code, fingerprint, verifyKey: heldKey, counter, packDigest } = row;
	const { manifest, signature, verifyKey, handedOver, pack = row.pack } = newer;
	const answer: EventAnswer = { manifest, signature, verifyKey, handedOver };
	const verified = await verify(answer, { code, fingerprint, heldKey, lastCounter: counter });
	const read = parseFetchedPack(pack);
	if (!('manifest' in verified) || read.kind === 'malformed') return;
	const digest = newer.pack === undefined ? packDigest : await digestOf(pack);
	if (digest !== verified.manifest.packDigest) return;
	await saveRecord(database, code, taken({ manifest: verified.manifest, answer, pack, read: read.value }));
}

/** The record as the device stores it. */
const taken = ({ manifest: { counter, packDigest }, answer, pack, read }: EventRecord): TakenRecord => {
	const { manifest, signature, verifyKey } = answer;
	return { manifest, signature, verifyKey, counter, packDigest, pack, ...readOf(packDigest, read) };
};

const readOf = (packDigest: string, read: Pack | undefined) => (read ? { read: asRead(packDigest, read) } : {});

/** Keeps a record that this app is too old for, beside the last one that it understands, when the device has joined. */
async function notFetched<R extends string>(
	{ database }: Joining<R>,
	code: string,
	fetched: Exclude<RecordFetched<R>, { kind: 'record' }>
): Promise<NotJoined<R>> {
	if (fetched.kind !== 'newer') return fetched;
	await saveNewer(database, code, fetched.newer);
	return { kind: 'needs-newer-app' };
}

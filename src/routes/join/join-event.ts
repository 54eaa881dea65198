import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import type { Database } from '#lib/device/database.ts';
import { findEvent, saveJoined } from '#lib/device/events.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import { newId } from '#lib/domain/id.ts';
import type { Manifest } from '#lib/domain/manifest.ts';
import type { JoinParts, ReadJoinLink } from '#lib/keys/join-link.ts';
import type { Net } from '#lib/outbox/net.ts';
import { fetchEvent, type Fetched } from './fetch-event.ts';

/** Why nothing was joined; each has a page of its own. */
export type NotJoined = Exclude<Fetched['kind'], 'fetched'> | Exclude<ReadJoinLink['kind'], 'link'> | 'another-key' | 'not-saved';

export type Joined =
	| { kind: 'joined'; event: EventRow; manifest: Manifest }
	/** `known`: what this device already has of the event, so that a person can go on without the server. */
	| { kind: 'not-joined'; because: NotJoined; known?: EventRow };

/** Fetches, checks and keeps the event of a join link. Joining again refreshes what is kept and leaves the outbox as it is. */
export async function joinEvent(database: Database, parts: JoinParts, net: Net): Promise<Joined> {
	const found = await storing(() => findEvent(database, parts.code));
	if (found.kind === 'not-stored') return { kind: 'not-joined', because: 'not-saved' };
	const known = found.value?.fingerprint === parts.fingerprint ? found.value : undefined;
	if (found.value && !known) return { kind: 'not-joined', because: 'another-key' };
	const fetched = await fetchEvent(parts, known?.counter ?? 0, net);
	if (fetched.kind !== 'fetched') return { kind: 'not-joined', because: fetched.kind, known };
	const saved = await storing(() => saveJoined(database, rowOf(parts, fetched)));
	if (saved.kind === 'not-stored') return { kind: 'not-joined', because: 'not-saved', known };
	if (saved.value.kind === 'another-key') return { kind: 'not-joined', because: 'another-key' };
	return { kind: 'joined', event: saved.value.event, manifest: fetched.manifest };
}

function rowOf({ code, token, fingerprint, table }: JoinParts, fetched: Extract<Fetched, { kind: 'fetched' }>) {
	const { signed, manifest, packText } = fetched;
	const nowMs = deviceClock.nowMs();
	return {
		...signed,
		code,
		joinToken: token,
		fingerprint,
		...(table ? { table } : {}),
		counter: manifest.counter,
		pack: packText,
		packDigest: manifest.packDigest,
		device: newId(nowMs, deviceRandom),
		joinedAtMs: nowMs
	};
}

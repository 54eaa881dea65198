/** An event's public record. The set-up token creates it, and only a manifest that its own key signed changes it. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import type { EventAnswer, EventToOpen, NextManifest } from '#lib/domain/wire/wire.ts';
import { hexDigest } from './digests.ts';
import {
	accepted,
	columnsOf,
	eventOf,
	storedEvent,
	lateFromMs,
	refused,
	replaceRow,
	unknownEvent,
	wrongCounter,
	wrongDigest,
	wrongSignature,
	type EventOutcome
} from './event-row.ts';
import { nextPackOf, putPack } from './next-pack.ts';
import { takeTurn } from '../letters/turn.ts';
import type { SqlDatabase, Turn } from '../schema.ts';
import { isSignatureOf } from './signatures.ts';

/**
 * Stores a new event. The same request sent again, because its answer was lost, is accepted and changes nothing. The code of a
 * deleted event stays taken until the last of its rows is cleared.
 */
export async function createEvent(db: SqlDatabase, sent: EventToOpen, nowMs: number): Promise<EventOutcome> {
	const manifest = parseManifest(sent.manifest);
	if (manifest.kind === 'malformed') return refused('malformed', `manifest: ${manifest.problem}`);
	if (!(await isSignatureOf(sent.manifest, sent.signature, sent.verifyKey))) return wrongSignature;
	if (hexDigest(sent.pack) !== manifest.value.packDigest) return wrongDigest;
	const pack = parsePack(sent.pack);
	if (pack.kind === 'malformed') return refused('malformed', `pack: ${pack.problem}`);
	return db.transaction().execute((turn) => insertEvent(turn, sent, manifest.value, pack.value, nowMs));
}

async function insertEvent(turn: Turn, sent: EventToOpen, manifest: Manifest, pack: Pack, nowMs: number): Promise<EventOutcome> {
	const { code } = manifest;
	const { numInsertedOrUpdatedRows } = await turn
		.insertInto('events')
		.values({
			...columnsOf(manifest, sent),
			code,
			event_id: manifest.eventId,
			verify_key: sent.verifyKey,
			auth_hash: sent.authHash,
			join_hash: sent.joinHash,
			late_from_at: manifest.state === 'closed' ? nowMs : 0,
			created_at: nowMs
		})
		.onConflict((on) => on.column('code').doNothing())
		.executeTakeFirstOrThrow();
	if (numInsertedOrUpdatedRows !== 1n) return sentAgain(turn, code, sent);
	const caseIds = JSON.stringify(pack.cases.map((entry) => entry.id));
	await turn
		.insertInto('packs')
		.values({ event: code, digest: manifest.packDigest, json: sent.pack, case_ids: caseIds })
		.execute();
	const { recoveryHash } = sent;
	if (recoveryHash !== undefined)
		await turn.insertInto('recovery_keys').values({ event: code, auth_hash: recoveryHash }).execute();
	const has_tombstones = (await hasTombstones(turn, code)) ? 1 : 0;
	await turn
		.insertInto('counters')
		.values({ event: code, last_n: 0, items: 0, sealed_bytes: 0, by_case: '{}', has_tombstones })
		.execute();
	return accepted(sent);
}

const hasTombstones = async (turn: Turn, code: string) =>
	(await turn.selectFrom('tombstones').select('id').where('event', '=', code).limit(1).executeTakeFirst()) !== undefined;

async function sentAgain(turn: Turn, code: string, sent: EventToOpen): Promise<EventOutcome> {
	const kept = await storedEvent(turn, code);
	const isSame =
		kept?.manifest === sent.manifest &&
		kept.verify_key === sent.verifyKey &&
		kept.auth_hash === sent.authHash &&
		kept.join_hash === sent.joinHash;
	return isSame ? accepted(sent) : refused('code-taken', 'Another event has this code.');
}

/**
 * Takes the next manifest of an event. Its key, code and event must be the same, its counter higher, and its key version not lower.
 * It may name another pack, which is then sent with it: both are taken in one transaction, or neither.
 */
export async function replaceManifest(db: SqlDatabase, code: string, next: NextManifest, nowMs: number): Promise<EventOutcome> {
	const kept = await storedEvent(db, code);
	if (!kept) return unknownEvent;
	if (kept.manifest === next.manifest) return accepted(eventOf(kept));
	const parsed = parseManifest(next.manifest);
	if (parsed.kind === 'malformed') return refused('malformed', `manifest: ${parsed.problem}`);
	if (!(await isSignatureOf(next.manifest, next.signature, kept.verify_key))) return wrongSignature;
	const manifest = parsed.value;
	if (manifest.code !== code || manifest.eventId !== kept.event_id)
		return refused('malformed', 'manifest: the code and the event id stay as they are');
	// After a backup was restored, an organiser's own record may be several counts ahead.
	if (manifest.counter <= kept.counter) return wrongCounter;
	if (manifest.keyVersion < kept.key_version) return refused('malformed', 'manifest: the key version never goes back');
	const pack = await nextPackOf(db, manifest, next.pack);
	if (pack.kind === 'refused') return pack;
	const late_from_at = lateFromMs(kept, manifest, nowMs);
	return db.transaction().execute(async (turn) => {
		const place = await takeTurn(turn, code, 0);
		if (!place) return unknownEvent;
		if (!(await replaceRow(turn, kept, { ...columnsOf(manifest, next), late_from_at }))) return wrongCounter;
		if (pack.kind === 'another') await putPack(turn, code, pack, place);
		return accepted({ ...eventOf(kept), ...next });
	});
}

/** Gives the signed manifest, and what is needed to check it. */
export async function readEvent(db: SqlDatabase, code: string): Promise<EventAnswer | undefined> {
	const row = await storedEvent(db, code);
	return row && eventOf(row);
}

export interface KeptPack {
	digest: string;
	/** The exact text of the pack. */
	json: string;
}

/** Gives the pack of an event with its digest, or `undefined` when there is no such event. */
export const readPack = (db: SqlDatabase, code: string): Promise<KeptPack | undefined> =>
	db.selectFrom('packs').select(['digest', 'json']).where('event', '=', code).executeTakeFirst();

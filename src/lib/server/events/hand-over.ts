/**
 * Hands an event to new words. From then on, their key signs the event and their token organises it, and the earlier words do
 * neither.
 */
import { followHandOvers, type FollowedChain } from '#lib/domain/hand-over.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { KeyringAnswer, PostedHandOver } from '#lib/domain/wire/hand-over-wire.ts';
import { takeTurn } from '../letters/turn.ts';
import type { SqlDatabase } from '../schema.ts';
import {
	accepted,
	columnsOf,
	eventOf,
	storedEvent,
	firstOwnerOf,
	lateFromMs,
	refused,
	replaceRow,
	unknownEvent,
	wrongCounter,
	wrongSignature,
	type EventOutcome,
	type StoredEvent
} from './event-row.ts';
import { nextPackOf, putPack, type TakenPack } from './next-pack.ts';
import { isSignatureOf } from './signatures.ts';
import { eventTokenHash, isSameHash } from './tokens.ts';

const wrongToken = refused('wrong-token', 'The token does not belong to the words that this is handed to.');
const notFollowed = refused('wrong-signature', 'The hand-overs do not lead from the owner of this event to the new one.');

/**
 * Hands the event to the words behind `token`. The signed statements allow this, and no earlier token. So the request can be sent
 * again when its answer was lost, and also to a server whose backup is older than the hand-over. Sent again, it changes nothing.
 */
export async function handOver(
	db: SqlDatabase,
	code: string,
	{ sent, token, nowMs }: { sent: PostedHandOver; token: string; nowMs: number }
): Promise<EventOutcome> {
	const kept = await storedEvent(db, code);
	if (!kept) return unknownEvent;
	const authHash = eventTokenHash(token) ?? '';
	if (kept.verify_key === sent.verifyKey) return isSameHash(kept.auth_hash, authHash) ? accepted(eventOf(kept)) : wrongToken;
	return takeHandedOver(db, kept, { sent, authHash, nowMs });
}

interface HandedOver {
	sent: PostedHandOver;
	/** Hex SHA-256 of the token of the new words. */
	authHash: string;
	nowMs: number;
}

/** The same for a record of another server, which knows the token by its hash. `kept` is the event as it lies here. */
export async function takeHandedOver(
	db: SqlDatabase,
	kept: StoredEvent,
	{ sent, authHash, nowMs }: HandedOver
): Promise<EventOutcome> {
	const parsed = parseManifest(sent.manifest);
	if (parsed.kind === 'malformed') return refused('malformed', `manifest: ${parsed.problem}`);
	const manifest = parsed.value;
	if (!(await isSignatureOf(sent.manifest, sent.signature, sent.verifyKey))) return wrongSignature;
	const followed = await follow(kept, sent);
	if (!followed || followed.eventId !== kept.event_id) return notFollowed;
	if (!isSameHash(followed.authHash, authHash)) return wrongToken;
	const problem = problemOf(kept, manifest, followed);
	if (problem) return problem;
	const pack = await nextPackOf(db, manifest, sent.pack);
	return pack.kind === 'refused' ? pack : takeOver(db, kept, { sent, manifest, pack, authHash, nowMs });
}

/** Follows the statements from the event's first owner to the new one. */
async function follow(kept: StoredEvent, { handedOver, verifyKey }: PostedHandOver): Promise<FollowedChain | undefined> {
	const first = firstOwnerOf(kept);
	// A chain that begins elsewhere would leave older join links without a way to the new key.
	if (handedOver.at(0)?.verifyKey !== first) return undefined;
	const isTrusted = (key: string) => Promise.resolve(key === first);
	const followed = await followHandOvers(handedOver, { code: kept.code, isTrusted, isSigned: isSignatureOf });
	return followed?.verifyKey === verifyKey ? followed : undefined;
}

function problemOf(kept: StoredEvent, manifest: Manifest, followed: FollowedChain): EventOutcome | undefined {
	if (manifest.code !== kept.code || manifest.eventId !== kept.event_id)
		return refused('malformed', 'manifest: the code and the event id stay as they are');
	// Somebody else took over or changed the event meanwhile.
	if (!followed.keys.includes(kept.verify_key)) return wrongCounter;
	if (manifest.counter <= kept.counter || manifest.counter < followed.counter) return wrongCounter;
	return manifest.keyVersion <= kept.key_version
		? refused('malformed', 'manifest: new words need a higher key version')
		: undefined;
}

const takeOver = (
	db: SqlDatabase,
	kept: StoredEvent,
	{ sent, manifest, pack, authHash, nowMs }: HandedOver & { manifest: Manifest; pack: TakenPack }
): Promise<EventOutcome> =>
	db.transaction().execute(async (turn) => {
		const { code: event } = kept;
		const place = await takeTurn(turn, event, 0);
		if (!place) return unknownEvent;
		const { verifyKey: verify_key, joinHash: join_hash, keyring: sealed, handedOver } = sent;
		const owner = { verify_key, auth_hash: authHash, join_hash, handed_over: JSON.stringify(handedOver) };
		const late_from_at = lateFromMs(kept, manifest, nowMs);
		if (!(await replaceRow(turn, kept, { ...columnsOf(manifest, sent), ...owner, late_from_at }))) return wrongCounter;
		if (pack.kind === 'another') await putPack(turn, event, pack, place);
		await turn
			.insertInto('join_keys')
			.values({ event, join_hash: kept.join_hash })
			.onConflict((on) => on.columns(['event', 'join_hash']).doNothing())
			.execute();
		await turn
			.deleteFrom('keyring')
			.where('event', '=', event)
			.where('verify_key', 'in', [kept.verify_key, verify_key])
			.execute();
		await turn.insertInto('keyring').values({ event, verify_key, sealed }).execute();
		return accepted(sent);
	});

/**
 * Gives the sealed identities that open older letters, by the words that can open them. It is empty when the event was never
 * handed over.
 */
export async function readKeyring(db: SqlDatabase, code: string): Promise<KeyringAnswer> {
	const rows = await db.selectFrom('keyring').select(['verify_key', 'sealed']).where('event', '=', code).execute();
	return { keyring: rows.map(({ verify_key: verifyKey, sealed }) => ({ verifyKey, sealed })) };
}

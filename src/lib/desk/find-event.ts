/** Finds the event that twelve words organise: on the server, or on this device when there is no network. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { isTooNew, type NewerRecord } from '#lib/domain/newer-record.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { parseFetchedPack } from '#lib/domain/pack/parse-pack.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { findOrganised, organisedEvents } from '#lib/device/organisers.ts';
import type { OrganiserRow } from '#lib/device/rows.ts';
import { fromBase64Url, sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { verifyManifest, type Verified } from '#lib/keys/verify-manifest.ts';
import type { Told } from '#lib/net/ask-for.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { askCodes, askEvent, askPack } from './calls.ts';
import type { Credentials } from './credentials.ts';
import { giveHandOverBack } from './hand-over.ts';
import { keptKeyring, keyringFor, type Keyring } from './keyring.ts';
import type { DeskParts } from './parts.ts';
import { newerOf, recordOf, type VerifiedRecord } from './verified-record.ts';

export interface FoundEvent {
	kind: 'found';
	record: VerifiedRecord;
	pack: Pack;
	/** The pack's exact text. */
	packJson: string;
	/** Whether the words are those of the recovery sheet. Such words open the letters and cannot change the event. */
	isRecovery: boolean;
	/** The fingerprint of the key that signs the event's record, as join links carry it. */
	fingerprint: string;
	/** The identities that open the letters: those of these words and those of earlier owners. */
	keyring: Keyring;
	/** A later record that this app is too old to read. */
	newer?: NewerRecord;
}

export type NotFound =
	| Hindrance
	/** The key of these words did not sign the record, or the record is older than one seen before, or it names another pack. */
	| { kind: 'altered' }
	/** The record is signed correctly, but this app is too old to act on it safely. */
	| { kind: 'needs-newer-app' };

type Finding = Pick<DeskParts, 'net' | 'clock' | 'database'>;

/**
 * Finds the event on the server and, when the server cannot be asked, on this device. It gives a hindrance, `altered` or
 * `needs-newer-app` when there is no event to open.
 */
export async function lookUpEvent(parts: Finding, credentials: Credentials): Promise<FoundEvent | NotFound> {
	const { token } = credentials;
	const code = await codeOf(parts, credentials);
	if (typeof code !== 'string') return code;
	const row = await findOrganised(parts.database, code);
	const told = await askEvent(parts, code, token);
	if (told.kind === 'refused' && row && (await giveHandOverBack(parts, credentials, row))) return readKept(credentials, row);
	if (isNo(told) && !(row && isGone(told))) return told;
	if (told.kind !== 'given') return row ? readKept(credentials, row) : told;
	const lastCounter = row && Math.max(row.counter, row.newer?.counter ?? 0);
	const { verified, ...opener } = await verifyFor(credentials, told.value, { code, row, lastCounter });
	if (verified.kind === 'needs-newer-app') {
		if (!row) return { kind: 'needs-newer-app' };
		return readKept(credentials, { ...row, newer: newerOf(told.value, verified) });
	}
	// A server that was restored from a backup has an older record than this device. This device keeps its own record and sends
	// it to the server.
	if (verified.kind === 'lowered-counter' && row) return readKept(credentials, row);
	if (verified.kind !== 'verified') return { kind: 'altered' };
	const packJson = await packOf(parts, verified.manifest, row, token);
	if (typeof packJson !== 'string') return packJson;
	const asked = askedFor(credentials, code, row);
	const keyring = opener.isRecovery ? await keptKeyring(asked) : await keyringFor(parts, { ...asked, answer: told.value });
	if (keyring.kind !== 'keyring') return keyring;
	return foundOf(recordOf(told.value, verified), packJson, { ...opener, keyring });
}

const askedFor = ({ token, key }: Credentials, code: string, row: OrganiserRow | undefined) => ({
	...{ code, token, identity: key.identity, row }
});

/**
 * Opens the event from this device alone, without waiting for the network. A record that was too new for this app may be readable
 * after an update.
 */
export async function readKept(credentials: Credentials, row: OrganiserRow): Promise<FoundEvent | NotFound> {
	const { code, newer } = row;
	const isBehind = newer !== undefined && isTooNew(newer);
	if (newer?.pack !== undefined && !isBehind) {
		const { pack, ...record } = newer;
		const taken = await readKept(credentials, { ...row, ...record, pack, packDigest: await sha256Hex(pack), newer: undefined });
		if (taken.kind === 'found') return taken;
	}
	const answer: EventAnswer = newer && !isBehind && newer.pack === undefined ? newer : row;
	const { verified, ...opener } = await verifyFor(credentials, answer, { code, row });
	if (verified.kind === 'needs-newer-app') return { kind: 'needs-newer-app' };
	if (verified.kind !== 'verified' || verified.manifest.packDigest !== row.packDigest) return { kind: 'altered' };
	const keyring = await keptKeyring(askedFor(credentials, code, row));
	return foundOf(recordOf(answer, verified), row.pack, { ...opener, keyring }, isBehind ? newer : undefined);
}

type Opener = Pick<FoundEvent, 'isRecovery' | 'fingerprint'>;
type Opening = Opener & Pick<FoundEvent, 'keyring'>;
interface Asked {
	code: string;
	row: OrganiserRow | undefined;
	lastCounter?: number;
}

/**
 * Checks a record for these words. It must be signed with their own key or, for the words of the recovery sheet, be sealed to
 * their key as the last recipient. Recovery words do not know the owner's key beforehand. They hold to the first key that this
 * device saw, and then to any key that received the event from it by hand-over.
 */
async function verifyFor(
	{ fingerprint, recipient }: Credentials,
	answer: EventAnswer,
	{ code, row, lastCounter }: Asked
): Promise<{ verified: Verified } & Opener> {
	// An earlier owner's words must open nothing any more. So the chain of hand-overs from their key to the present one is not
	// followed here.
	const own = await verifyManifest({ ...answer, handedOver: undefined }, { code, fingerprint, lastCounter });
	const asOwner = { verified: own, isRecovery: false, fingerprint };
	if (own.kind !== 'wrong-fingerprint') return asOwner;
	const owner = fromBase64Url((row ?? answer).verifyKey);
	if (!owner) return asOwner;
	const others = await verifyManifest(answer, { code, fingerprint: await fingerprintOf(owner), lastCounter });
	const isRecovery = others.kind === 'verified' && isRecoveryOf(others.manifest, recipient);
	const present = fromBase64Url(answer.verifyKey);
	return isRecovery && present ? { verified: others, isRecovery, fingerprint: await fingerprintOf(present) } : asOwner;
}

/**
 * Puts an event together from its record, its pack and what opens it. It gives `altered` or `needs-newer-app` when this app cannot
 * read the pack.
 */
export function foundOf(record: VerifiedRecord, packJson: string, opening: Opening, newer?: NewerRecord): FoundEvent | NotFound {
	const pack = parseFetchedPack(packJson);
	if (pack.kind === 'malformed') return { kind: pack.mayBeNewer ? 'needs-newer-app' : 'altered' };
	return { kind: 'found', record, pack: pack.value, packJson, ...opening, ...(newer && { newer }) };
}

/** Whether the server said a clear no that the stored record cannot change. */
const isNo = (told: Told<unknown>): told is Extract<Hindrance, { kind: 'refused' | 'unknown-event' | 'declined' }> =>
	told.kind === 'refused' || told.kind === 'unknown-event' || told.kind === 'declined';

/**
 * Whether the event was deleted on the server, perhaps by another organiser. What this device fetched before can still be read
 * and printed.
 */
const isGone = (told: Told<unknown>): told is Extract<Hindrance, { kind: 'unknown-event' }> => told.kind === 'unknown-event';

/**
 * Gives the code of the event. The server knows which event a token organises; without the server, a stored record that the same
 * key signed tells it.
 */
async function codeOf(parts: Finding, { key, token, recipient }: Credentials): Promise<string | Hindrance> {
	const told = await askCodes(parts, token);
	if (isNo(told) && !isGone(told)) return told;
	if (told.kind === 'given' && told.value.codes[0] !== undefined) return told.value.codes[0];
	const rows = await organisedEvents(parts.database);
	const own = toBase64Url(key.verifyKey);
	const kept = (
		rows.find(({ verifyKey }) => verifyKey === own) ?? rows.find(({ manifest }) => isKeptForRecovery(recipient, manifest))
	)?.code;
	return kept ?? (isGone(told) ? told : { kind: 'unreachable' });
}

const isRecoveryOf = ({ recipients }: Manifest, recipient: string): boolean =>
	recipients.at(-1) === recipient && recipients[0] !== recipient;

function isKeptForRecovery(recipient: string, signed: string): boolean {
	const manifest = parseManifest(signed);
	return manifest.kind === 'parsed' && isRecoveryOf(manifest.value, recipient);
}

async function packOf(
	parts: Finding,
	{ code, packDigest }: Manifest,
	row: OrganiserRow | undefined,
	token: string
): Promise<string | NotFound> {
	if (row && row.packDigest === packDigest) return row.pack;
	const told = await askPack(parts, code, token);
	if (told.kind !== 'given') return told;
	return (await sha256Hex(told.value)) === packDigest ? told.value : { kind: 'altered' };
}

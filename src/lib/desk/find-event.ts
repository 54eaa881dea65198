/** Finds the event that twelve words organise: on the server, and without a network on this device. */
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { isTooNew, type NewerRecord } from '#lib/domain/newer-record.ts';
import { parseFetchedPack, type Pack } from '#lib/domain/pack.ts';
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
	/** The words are those of the recovery sheet: the letters open with them, and nothing of the event can be changed. */
	isRecovery: boolean;
	/** Of the key that signs the event's record, as join links carry it. */
	fingerprint: string;
	/** What opens the letters: of these words, and of owners before them. */
	keyring: Keyring;
	/** A later record, which this app is too old for. */
	newer?: NewerRecord;
}

export type NotFound =
	| Hindrance
	/** The record was not signed with the key of these words, is older than the one seen before, or names another pack. */
	| { kind: 'altered' }
	/** Signed as it should be, and this app is too old to act on it rightly. */
	| { kind: 'needs-newer-app' };

type Finding = Pick<DeskParts, 'net' | 'clock' | 'database'>;

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
	// A server whose backup was restored has an older record than this device: what lies here stands, and is given back to it.
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

/** The same from what lies here alone, at once. What was too new for this device may be understood since its update. */
export async function readKept(credentials: Credentials, row: OrganiserRow): Promise<FoundEvent | NotFound> {
	const { code, newer } = row;
	const isBehind = newer !== undefined && isTooNew(newer);
	const answer: EventAnswer = newer && !isBehind ? newer : row;
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
 * A record that these words may open: signed with their own key, or, for the words of the recovery sheet, sealed to them last of all.
 * Those know no owner's key beforehand; the first that this device saw is held to from then on, and whoever has the event from that one.
 */
async function verifyFor(
	{ fingerprint, recipient }: Credentials,
	answer: EventAnswer,
	{ code, row, lastCounter }: Asked
): Promise<{ verified: Verified } & Opener> {
	// The words of an owner before open nothing any more: the way from their key to the present one is for others.
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

export function foundOf(record: VerifiedRecord, packJson: string, opening: Opening, newer?: NewerRecord): FoundEvent | NotFound {
	const pack = parseFetchedPack(packJson);
	if (pack.kind === 'malformed') return { kind: pack.mayBeNewer ? 'needs-newer-app' : 'altered' };
	return { kind: 'found', record, pack: pack.value, packJson, ...opening, ...(newer && { newer }) };
}

/** The server said no, and what is stored here would say no different. */
const isNo = (told: Told<unknown>): told is Extract<Hindrance, { kind: 'refused' | 'unknown-event' | 'declined' }> =>
	told.kind === 'refused' || told.kind === 'unknown-event' || told.kind === 'declined';

/** Deleted there, by another organiser perhaps. What this device fetched before can be read and printed all the same. */
const isGone = (told: Told<unknown>): told is Extract<Hindrance, { kind: 'unknown-event' }> => told.kind === 'unknown-event';

/** The server knows which event a token organises; without it, a record on this device signed with the same key tells. */
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

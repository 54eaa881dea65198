/** Opens a new event on the server. A lost answer loses nothing, and when another event has the code, a new one is made. */
import { newCode } from '#lib/domain/event-code.ts';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import type { OrganiserKey } from '#lib/keys/organiser-key.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import type { Hindrance } from '#lib/net/hindrance.ts';
import { askEvent, askPack, openOnServer } from '../calls.ts';
import type { DeskParts } from '../parts.ts';

export interface Proposal {
	key: OrganiserKey;
	/** The set-up token, which the server's operator gives. */
	setUpToken: string;
	packJson: string;
	/** Hex SHA-256 of the token of the recovery words, when the event has its own. */
	recoveryHash?: string;
	/** Must give the same manifest each time for the same code: the server recognises a request that it has already answered. */
	manifestFor: (code: string) => Manifest;
}

/**
 * The record and pack as the server has them. They are older than the proposal when the event was opened before and only the
 * answer was lost.
 */
export interface OpenedOnServer {
	kind: 'open';
	record: EventAnswer;
	packJson: string;
}

type Asking = Pick<DeskParts, 'net' | 'clock' | 'random'>;

const mostCodes = 4;

/**
 * Opens the event and gives the code that was tried last. The event may be on the server under this code even when no answer
 * came.
 */
export async function openNewEvent(
	parts: Asking,
	proposal: Proposal,
	firstCode: string
): Promise<{ code: string; outcome: OpenedOnServer | Hindrance }> {
	let code = firstCode;
	let outcome = await tryCode(parts, proposal, code);
	for (let tried = 1; outcome.kind === 'taken-by-others' && tried < mostCodes; tried++) {
		code = newCode(parts.random);
		outcome = await tryCode(parts, proposal, code);
	}
	return { code, outcome: outcome.kind === 'taken-by-others' ? { kind: 'declined', because: 'code-taken' } : outcome };
}

async function tryCode(
	parts: Asking,
	{ key, setUpToken, packJson, recoveryHash, manifestFor }: Proposal,
	code: string
): Promise<OpenedOnServer | Hindrance | { kind: 'taken-by-others' }> {
	const record = await signManifest(manifestFor(code), key);
	const [authHash, joinHash] = await Promise.all([sha256Hex(key.authToken), sha256Hex(key.joinToken)]);
	const sent = await openOnServer(parts, { ...record, authHash, joinHash, recoveryHash, pack: packJson }, setUpToken);
	if (sent.kind === 'given') return { kind: 'open', record, packJson };
	const isTaken = sent.kind === 'declined' && sent.because === 'code-taken';
	return isTaken ? whoseIs(parts, key, code, packJson) : sent;
}

/**
 * Says whether the event under this code is our own. After a lost answer it is there under our key, and something may have been
 * changed on the screen since.
 */
async function whoseIs(parts: Asking, key: OrganiserKey, code: string, packJson: string) {
	const token = toBase64Url(key.authToken);
	const asked = await askEvent(parts, code, token);
	if (asked.kind === 'refused') return { kind: 'taken-by-others' as const };
	if (asked.kind !== 'given') return asked;
	const manifest = parseManifest(asked.value.manifest);
	const isOurs = asked.value.verifyKey === toBase64Url(key.verifyKey) && manifest.kind === 'parsed';
	if (!isOurs) return { kind: 'taken-by-others' as const };
	const record = asked.value;
	if (manifest.value.packDigest === (await sha256Hex(packJson))) return { kind: 'open' as const, record, packJson };
	const pack = await askPack(parts, code, token);
	return pack.kind === 'given' ? { kind: 'open' as const, record, packJson: pack.value } : pack;
}

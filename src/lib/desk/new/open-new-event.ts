/** Opens a new event on the server; nothing is lost when an answer is, and a code that is taken is replaced. */
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
	/** Of the server's keeper. */
	setUpToken: string;
	packJson: string;
	/** Hex SHA-256 of the token of the recovery words, where they are the event's own. */
	recoveryHash?: string;
	/** The same each time it is asked for the same code: the server knows a request again that it has answered. */
	manifestFor: (code: string) => Manifest;
}

/** The record and pack as the server has them, which are older than the proposal when only the answer had been lost. */
export interface OpenedOnServer {
	kind: 'open';
	record: EventAnswer;
	packJson: string;
}

type Asking = Pick<DeskParts, 'net' | 'clock' | 'random'>;

const mostCodes = 4;

/** Gives the code under which it was tried last: it may lie on the server even when no answer came. */
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

/** After an answer that was lost on its way the event is there, under our own key; something may have been changed here since. */
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

import { apiPath, parseEventAnswer } from '#lib/domain/wire/wire.ts';
import { deviceClock } from '#lib/device/clock.ts';
import { keyringFor } from '#lib/desk/keyring.ts';
import { askFor } from '#lib/net/ask-for.ts';
import { serverAt } from '#lib/net/ask.ts';
import { sentenceFor } from './fetch-feed.ts';

/** Gives the identities that open an event's letters for these words: their own, and after a hand-over those of before. */
export async function fetchKeyring(
	server: string,
	code: string,
	{ token, identity }: { token: string; identity: string }
): Promise<{ kind: 'keyring'; identities: string[] } | { kind: 'failed'; sentence: string }> {
	const parts = { net: serverAt(server), clock: deviceClock };
	const event = await askFor({ ...parts, path: apiPath(code), token, timeoutMs: 15_000 }, parseEventAnswer);
	if (event.kind !== 'given') return { kind: 'failed', sentence: sentenceFor(event) };
	const keyring = await keyringFor(parts, { code, token, identity, answer: event.value });
	return keyring.kind === 'keyring' ? keyring : { kind: 'failed', sentence: sentenceFor(keyring) };
}

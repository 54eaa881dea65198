/** What an organiser asks the server for, call by call. */
import { recipientField } from '#lib/domain/decode/fields.ts';
import { parseWith, type Decode } from '#lib/domain/decode/parse.ts';
import {
	eventsPath,
	parseDevices,
	parseEventAnswer,
	parseEventCodes,
	parseTally,
	type EventAnswer,
	type NewEvent
} from '#lib/domain/wire/wire.ts';
import { apiPath, ask, parseAnything, send } from '#lib/net/server-calls.ts';

export interface Health {
	/** The house's own recovery key, when the server's keeper set one. */
	recoveryRecipient?: string;
}

// Later servers may say more about themselves, so other fields are let through.
const health: Decode<Health> = (value, path) => {
	const recipient = (value as { recoveryRecipient?: unknown } | null)?.recoveryRecipient;
	return recipient === undefined ? {} : { recoveryRecipient: recipientField(recipient, `${path}recoveryRecipient`) };
};

export const askHealth = () => ask('/api/v1/health', {}, (value) => parseWith(health, value));

export const openOnServer = (event: NewEvent, setUpToken: string) =>
	ask(eventsPath, { method: 'POST', token: setUpToken, body: event }, parseAnything);

/** The codes of the events that these words organise. */
export const askCodes = (token: string) => ask(eventsPath, { token }, parseEventCodes);
export const askEvent = (code: string, token: string) => ask(apiPath(code), { token }, parseEventAnswer);
/** The exact JSON text, whose digest the manifest names. */
export const askPack = (code: string, token: string) => send(apiPath(code, '/pack'), { token });
export const putManifest = (code: string, token: string, { manifest, signature }: EventAnswer) =>
	ask(apiPath(code), { method: 'PUT', token, body: { manifest, signature } }, parseAnything);
export const deleteOnServer = (code: string, token: string) => send(apiPath(code), { method: 'DELETE', token });

export const askTally = (code: string, token: string) => ask(apiPath(code, '/tally'), { token }, parseTally);
export const askDevices = (code: string, token: string) => ask(apiPath(code, '/devices'), { token }, parseDevices);

/** What `GET /api/v1/health` tells anyone: that the server works, and what a device needs before it creates an event. */
import { recipientField } from '../decode/fields.ts';
import { oneOf, openShape, optional, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';

/** Where anybody may ask, without a token. */
export const healthPath = '/api/v1/health';

const health = openShape({
	ok: oneOf(true),
	version: text({ max: 60 }),
	/** The name of its database's engine. */
	store: text({ max: 60 }),
	/** The operator's printed recovery key, for the manifest of a new event. It is absent when the operator set none. */
	recoveryRecipient: optional(recipientField)
});
export type Health = Decoded<typeof health>;
/** Parses what a server says about itself. */
export const parseHealth = (value: unknown): Parsed<Health> => parseWith(health, value);

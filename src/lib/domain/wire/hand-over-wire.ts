/** What travels when an event is handed over to new words. The keyring lets the new words open the letters of before. */
import { digestField, signatureField, verifyKeyField } from '../decode/fields.ts';
import { openList } from '../decode/open.ts';
import { list, oneOf, openShape, optional, parseWith, shape, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { codeField } from '../event-code.ts';
import { mostHandOvers, postedHandOverField } from '../hand-over.ts';
import { largestManifestBytes } from '../manifest.ts';
import { largestPackBytes } from '../pack/parse-pack.ts';
import { sealedCard } from './wire.ts';

const posted = shape({
	/** The first record that the new owner signed. */
	manifest: text({ max: largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** The hand-overs from the first owner's key to the new one, in this order. */
	handedOver: list(postedHandOverField, { min: 1, max: mostHandOvers, noun: 'hand-overs' }),
	/** Hex SHA-256 of the raw join token of the new words. The earlier join links still work. */
	joinHash: digestField,
	/** The identities that open the letters of before, sealed to the new words. Base64 of an age file of the smallest size class. */
	keyring: sealedCard,
	/** The pack that the record names, for a server that has an older one. */
	pack: optional(text({ max: largestPackBytes, lines: true }))
});
export type PostedHandOver = Decoded<typeof posted>;
/** Parses what an organiser's device sends to hand an event over to new words. */
export const parsePostedHandOver = (value: unknown): Parsed<PostedHandOver> => parseWith(posted, value);

const entry = openShape({ verifyKey: verifyKeyField, sealed: text({ max: 16_384 }) });
const keyring = openShape({ keyring: openList(entry, { max: 100, noun: 'entries' }) });
/** The verify key of an entry names the words that can open it. */
export type KeyringAnswer = Decoded<typeof keyring>;
/** Parses the sealed entries of an event's keyring, as an organiser's device reads them. */
export const parseKeyringAnswer = (value: unknown): Parsed<KeyringAnswer> => parseWith(keyring, value);

const identity = text({ max: 80, pattern: /^AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}$/, as: 'an age identity (AGE-SECRET-KEY-1…)' });
const content = openShape({ v: oneOf(1), event: codeField, identities: list(identity, { min: 1, max: 40, noun: 'identities' }) });
export type KeyringContent = Decoded<typeof content>;
/** Parses the content of an entry after it was opened. */
export const parseKeyringContent = (value: unknown): Parsed<KeyringContent> => parseWith(content, value);

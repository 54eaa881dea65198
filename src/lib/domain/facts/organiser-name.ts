/** The name that an organiser gives a device. It travels signed and sealed, inside a fact. */
import { idField, signatureField, verifyKeyField } from '../decode/fields.ts';
import { integer, oneOf, openShape, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { codeField } from '../event-code.ts';
import { factBounds } from './fact-head.ts';

/** In UTF-16 units: a first name or a role, and a place in the hall. */
export const longestOrganiserName = 40;

const fields = openShape({
	v: oneOf(1),
	event: codeField,
	/** The fact that says it, its device and its turn. */
	fact: idField,
	device: idField,
	turn: integer({ min: 1, max: factBounds.turn }),
	name: text({ min: 1, max: longestOrganiserName }),
	/** Whose key signed it, and the Ed25519 signature of `signedNamePart`. Both are in base64url. */
	by: verifyKeyField,
	signature: signatureField
});
export type SignedName = Decoded<typeof fields>;
/** The content of an opened name. Whether its signature holds is for whoever opens it to say. */
export const parseSignedName = (value: unknown): Parsed<SignedName> => parseWith(fields, value);

/** What is signed. It names the fact, so that nobody says an old name anew, or another device's. */
export const signedNamePart = ({ event, fact, device, turn, name }: Omit<SignedName, 'v' | 'by' | 'signature'>): string =>
	JSON.stringify({ use: 'writing-table/v1/organiser-name', event, fact, device, turn, name });

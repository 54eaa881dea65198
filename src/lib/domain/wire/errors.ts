/** What the server says when it turns a call away. */
import { ifKnown, oneOfOr } from '../decode/open.ts';
import { openShape, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';

/** Why the server turned a call away. Programs go by this `kind`. */
export const errorKinds = [
	'malformed',
	'too-large',
	'wrong-media-type',
	'no-token',
	'wrong-token',
	'unknown-event',
	'code-taken',
	'wrong-signature',
	'wrong-counter',
	'wrong-digest',
	'foreign-origin',
	'too-many-requests',
	'server-full',
	'unavailable',
	'failed'
] as const;
export type ErrorKind = (typeof errorKinds)[number];
/** `other`: a kind that a newer server has and this app does not know. */
export type ToldErrorKind = ErrorKind | 'other';
/** `message` is one plain English sentence. Neither `kind` nor `message` ever holds what a person wrote. */
export interface ErrorAnswer {
	error: { kind: ErrorKind; message: string };
}
const errorAnswer = openShape({
	error: openShape({
		kind: oneOfOr<ToldErrorKind>('other', ...errorKinds),
		message: ifKnown(text({ min: 0, max: 1_000 }))
	})
});
/** Parses the body of an answer that turned a call away. A kind that this app does not know is read as `other`. */
export const parseErrorAnswer = (value: unknown): Parsed<Decoded<typeof errorAnswer>> => parseWith(errorAnswer, value);

/** Every answer of the API leaves through here: one media type, one shape of error, nothing stored on the way. */
import type { ErrorAnswer, ErrorKind } from '#lib/domain/wire/errors.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { isoMoment } from '../moments.ts';

const statusOf: Record<ErrorKind, number> = {
	malformed: 400,
	'no-token': 401,
	'wrong-token': 403,
	'foreign-origin': 403,
	'unknown-event': 404,
	'code-taken': 409,
	'wrong-counter': 409,
	'too-large': 413,
	'wrong-media-type': 415,
	'wrong-signature': 422,
	'wrong-digest': 422,
	'too-many-requests': 429,
	failed: 500,
	unavailable: 503,
	'server-full': 507
};

/** An answer in JSON of our media type, which nothing on the way may keep. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	return textAnswer(status, JSON.stringify(body), headers);
}

/** For what is done and has nothing to tell but when. */
export const answerWithTime = (status: number) => answer(status, { serverTime: isoMoment(Date.now()) });

/** For a body that is JSON text already and must arrive byte for byte. */
function textAnswer(status: number, json: string | null, headers: Record<string, string> = {}): Response {
	return new Response(json, { status, headers: { 'content-type': mediaType, 'cache-control': 'no-store', ...headers } });
}

/** `message` is one plain sentence without anything a person wrote. */
export function turnAway(
	kind: ErrorKind,
	message: string,
	headers: Record<string, string> = {},
	status = statusOf[kind]
): Response {
	const body: ErrorAnswer = { error: { kind, message } };
	return answer(status, body, headers);
}

/** 404 with a body of ours: a device can tell it from that of a proxy, and asks for a new link. */
export const unknownEvent = () => turnAway('unknown-event', 'There is no event with this code.');

/** 304 when the caller has this very version, else the text with its ETag. */
export function unlessUnchanged(request: Request, etag: string, json: string): Response {
	const headers = { etag: `"${etag}"`, 'cache-control': 'private, no-cache', vary: 'Authorization' };
	const theirs = request.headers.get('if-none-match')?.split(',') ?? [];
	const isUnchanged = theirs.some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`);
	return isUnchanged ? textAnswer(304, null, headers) : textAnswer(200, json, headers);
}

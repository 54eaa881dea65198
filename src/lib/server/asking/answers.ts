/** Every answer of the API is made here, so that all have one media type, one shape of error, and no cache stores them. */
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

/** Gives an answer in JSON with our media type. No cache may store it. */
export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
	return textAnswer(status, JSON.stringify(body), headers);
}

/** Gives an answer for a call that has nothing to tell but the server's time. */
export const answerWithTime = (status: number) => answer(status, { serverTime: isoMoment(Date.now()) });

/** Gives an answer whose body is JSON text already and must arrive byte for byte. */
function textAnswer(status: number, json: string | null, headers: Record<string, string> = {}): Response {
	return new Response(json, { status, headers: { 'content-type': mediaType, 'cache-control': 'no-store', ...headers } });
}

/** Gives an answer with an error. `message` is one plain sentence without anything that a person wrote. */
export function turnAway(
	kind: ErrorKind,
	message: string,
	headers: Record<string, string> = {},
	status = statusOf[kind]
): Response {
	const body: ErrorAnswer = { error: { kind, message } };
	return answer(status, body, headers);
}

/** Gives a 404 with our own body. A device can tell it from a proxy's 404, and asks for a new link. */
export const unknownEventAnswer = () => turnAway('unknown-event', 'There is no event with this code.');

/** Gives 304 when the caller already has this version, and else the text with its ETag. */
export function unlessUnchanged(request: Request, etag: string, json: string): Response {
	const headers = { etag: `"${etag}"`, 'cache-control': 'private, no-cache', vary: 'Authorization' };
	const theirs = request.headers.get('if-none-match')?.split(',') ?? [];
	const isUnchanged = theirs.some((one) => one.trim().replace(/^W\//, '') === `"${etag}"`);
	return isUnchanged ? textAnswer(304, null, headers) : textAnswer(200, json, headers);
}

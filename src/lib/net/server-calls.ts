/** The organiser's side of the wire: one call, one outcome. Nothing here waits, retries or keeps. */
import { parseJsonWith, parseWith, oneOf, shape, text, type Decode, type Parsed } from '#lib/domain/decode/parse.ts';
import { apiPath, errorKinds, mediaType, type ErrorKind } from '#lib/domain/wire/wire.ts';

/** `unreachable`: no answer, or one that this server does not give, such as a Wi-Fi's sign-in page. */
export type Failure = { kind: 'refused'; because: ErrorKind } | { kind: 'unreachable' };
export type Answer<T> = { kind: 'answer'; value: T } | Failure;

export interface Call {
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Bearer token in base64url. */
	token?: string;
	body?: unknown;
	signal?: AbortSignal;
}

const largestAnswer = 64 * 1024 * 1024;
const errorAnswer = shape({ error: shape({ kind: oneOf(...errorKinds), message: text({ max: 1_000 }) }) });

/** Calls and parses the answer's JSON; `parse` says whether it is what was asked for. */
export async function ask<T>(path: string, call: Call, parse: (value: unknown) => Parsed<T>): Promise<Answer<T>> {
	const answered = await send(path, call);
	if (answered.kind !== 'answer') return answered;
	const parsed = parseJsonWith((value) => value, answered.value, largestAnswer);
	if (parsed.kind === 'malformed') return { kind: 'unreachable' };
	const value = parse(parsed.value);
	return value.kind === 'parsed' ? { kind: 'answer', value: value.value } : { kind: 'unreachable' };
}

/** The exact text of a good answer of this media type. */
export async function send(path: string, call: Call): Promise<Answer<string>> {
	const response = await reach(path, call);
	if (!response) return { kind: 'unreachable' };
	const body = await response.text().catch(() => undefined);
	if (body === undefined || !isOurs(response)) return { kind: 'unreachable' };
	if (response.ok) return { kind: 'answer', value: body };
	const parsed = parseJsonWith(errorAnswer, body, 16_384);
	return parsed.kind === 'parsed' ? { kind: 'refused', because: parsed.value.error.kind } : { kind: 'unreachable' };
}

/** The raw answer, for a stream; `undefined` when none came. */
export async function reach(path: string, { method = 'GET', token, body, signal }: Call): Promise<Response | undefined> {
	const headers: Record<string, string> = { accept: mediaType };
	if (token) headers.authorization = `Bearer ${token}`;
	if (body !== undefined) headers['content-type'] = mediaType;
	const request = { method, headers, signal, cache: 'no-store', redirect: 'error', credentials: 'omit' } as const;
	try {
		return await fetch(path, { ...request, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
	} catch {
		return undefined;
	}
}

// An answer without a body (204) has no media type.
const isOurs = (response: Response) =>
	response.status === 204 || (response.headers.get('content-type') ?? '').split(';')[0]?.trim() === mediaType;

const anything: Decode<unknown> = (value) => value;
export const parseAnything = (value: unknown): Parsed<unknown> => parseWith(anything, value);
export { apiPath };

/** Asks the server. Every answer becomes a value, and so does a missing answer. */
import type { Clock } from '#lib/domain/clock.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';

/** Has the shape of `fetch`. A path begins with a slash. Tests hand in their own. */
export type Net = (path: string, init: RequestInit) => Promise<Response>;

/**
 * The server that this app came from. Large bodies go as a blob, because Chromium sends half a megabyte so in a third of the time.
 * Small bodies stay text, so that a browser that cannot send a blob still delivers: a batch that fails is sent again in smaller ones.
 */
export const ownServer: Net = (path, init) => fetch(path, isLarge(init.body) ? { ...init, body: new Blob([init.body]) } : init);

/** The server at this address, for a program outside a page. */
export const serverAt =
	(address: string): Net =>
	(path, init) =>
		fetch(`${address.replace(/\/+$/, '')}${path}`, init);

const largeBody = 64 * 1024;
const isLarge = (body: RequestInit['body']): body is string => typeof body === 'string' && body.length > largeBody;

export interface Answer {
	kind: 'answered';
	status: number;
	/** The media type without its parameters, in lower case; empty when there is none. */
	mediaType: string;
	text: string;
	isRedirected: boolean;
	retryAfterMs?: number;
	etag?: string;
}
/** `unreachable`: there was no network, the connection broke, or no whole answer came in time. */
export type Answered = Answer | { kind: 'unreachable' };

export interface Request {
	net: Net;
	clock: Clock;
	/** The bearer token in base64url. It is absent from a question that anyone may ask. */
	token?: string;
	path: string;
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	body?: unknown;
	/** The `ETag` of the answer that the device already has. */
	ifNoneMatch?: string;
	timeoutMs?: number;
}

/**
 * Gives the answer to a request, and never rejects. After `timeoutMs` it gives `unreachable`, even when `net` does not heed the
 * abort signal.
 */
export async function ask({ net, clock, timeoutMs = 30_000, ...request }: Request): Promise<Answered> {
	const timeout = new AbortController();
	let cancel = () => {};
	const late = new Promise<Answered>((settle) => {
		cancel = clock.after(timeoutMs, () => {
			timeout.abort();
			settle({ kind: 'unreachable' });
		});
	});
	try {
		return await Promise.race([answerOf(net(request.path, { ...initOf(request), signal: timeout.signal })), late]);
	} catch {
		return { kind: 'unreachable' };
	} finally {
		cancel();
	}
}

const answerOf = async (response: Promise<Response>) => read(await response);

type Asking = Pick<Request, 'token' | 'method' | 'body' | 'ifNoneMatch'>;

/** Gives what `fetch` needs. A redirect is not followed: it leads to a sign-in page, which must never get a letter or a token. */
export function initOf({ token, method = 'GET', body, ifNoneMatch }: Asking): RequestInit {
	return {
		method,
		headers: {
			accept: mediaType,
			...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
			...(body === undefined ? {} : { 'content-type': mediaType }),
			...(ifNoneMatch ? { 'if-none-match': ifNoneMatch } : {})
		},
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
		redirect: 'manual',
		credentials: 'omit',
		cache: 'no-store',
		referrerPolicy: 'no-referrer'
	};
}

async function read(response: Response): Promise<Answer> {
	const { headers } = response;
	const etag = headers.get('etag') ?? undefined;
	return {
		kind: 'answered',
		status: response.status,
		mediaType: (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '',
		text: await response.text(),
		isRedirected: response.redirected || response.type === 'opaqueredirect',
		retryAfterMs: retryAfterOf(headers.get('retry-after')),
		etag
	};
}

/** Reads only seconds. A date would have to be compared with a clock that may be wrong (I10). */
function retryAfterOf(header: string | null): number | undefined {
	const seconds = header === null || !/^\d{1,9}$/.test(header.trim()) ? undefined : Number(header);
	return seconds === undefined ? undefined : seconds * 1_000;
}

/** Gives the answer's JSON, or `undefined` when the answer is not from this server or is not whole. */
export function ourJson(answer: Answer): unknown {
	if (answer.mediaType !== mediaType || answer.isRedirected) return undefined;
	try {
		return JSON.parse(answer.text) as unknown;
	} catch {
		return undefined;
	}
}

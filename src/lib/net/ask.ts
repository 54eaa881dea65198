/** Asking the server: every answer becomes a value, and no answer too. */
import type { Clock } from '#lib/domain/clock.ts';
import { mediaType } from '#lib/domain/wire/wire.ts';

/** `fetch` on this server's own paths; tests hand in another. */
export type Net = (path: string, init: RequestInit) => Promise<Response>;

/**
 * The server this app came from. Chromium sends a blob of half a megabyte in a third of the time it needs for the same text. Small
 * bodies stay text: a browser that cannot send a blob delivers all the same, for a batch that fails is tried again in smaller ones.
 */
export const ownServer: Net = (path, init) => fetch(path, isLarge(init.body) ? { ...init, body: new Blob([init.body]) } : init);

/** Another server, by its address, for a program outside a page. */
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
/** No network, a broken connection, or no whole answer in time. */
export type Answered = Answer | { kind: 'unreachable' };

export interface Request {
	net: Net;
	clock: Clock;
	/** Bearer token in base64url; absent for what anyone may ask. */
	token?: string;
	path: string;
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	body?: unknown;
	/** The `ETag` of what the device has. */
	ifNoneMatch?: string;
	timeoutMs?: number;
}

/** Every question ends: after `timeoutMs` it counts as unanswered, also where `net` does not heed the signal. */
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

/** A redirect is not followed: it leads to a sign-in page, which must never get a letter or a token. */
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

/** Seconds alone: a date would have to be read against a clock that may be wrong (I10). */
function retryAfterOf(header: string | null): number | undefined {
	const seconds = header === null || !/^\d{1,9}$/.test(header.trim()) ? undefined : Number(header);
	return seconds === undefined ? undefined : seconds * 1_000;
}

/** The answer's JSON; `undefined` when it is not ours or not whole. */
export function ourJson(answer: Answer): unknown {
	if (answer.mediaType !== mediaType || answer.isRedirected) return undefined;
	try {
		return JSON.parse(answer.text) as unknown;
	} catch {
		return undefined;
	}
}

/** One question to the server with the join token. Only an answer in the wire's own media type is an answer. */
import { mediaType } from '#lib/domain/wire.ts';

export type Answer =
	| { kind: 'answered'; bytes: ArrayBuffer }
	| { kind: 'unreachable' }
	/** Something between here and the server answered in its place: a Wi-Fi that wants a sign-in, or a proxy. */
	| { kind: 'sign-in-page' }
	| { kind: 'unknown-event' }
	| { kind: 'wrong-token' }
	| { kind: 'busy' };

const patienceMs = 30_000;

export async function askServer(path: string, token: string, fetch: typeof globalThis.fetch): Promise<Answer> {
	try {
		const headers = { accept: mediaType, authorization: `Bearer ${token}` };
		// A redirect is never followed: this server sends none, a Wi-Fi's sign-in does.
		const options: RequestInit = { headers, redirect: 'manual', credentials: 'omit', cache: 'no-store' };
		return await read(await fetch(path, { ...options, signal: AbortSignal.timeout(patienceMs) }));
	} catch (failure) {
		if (isNetworkFailure(failure)) return { kind: 'unreachable' };
		throw failure;
	}
}

async function read(response: Response): Promise<Answer> {
	const isOurs = response.headers.get('content-type')?.split(';')[0]?.trim() === mediaType;
	if (!isOurs) return { kind: response.status >= 500 ? 'busy' : 'sign-in-page' };
	if (response.status === 200) return { kind: 'answered', bytes: await response.arrayBuffer() };
	if (response.status === 404) return { kind: 'unknown-event' };
	if (response.status === 401 || response.status === 403) return { kind: 'wrong-token' };
	return { kind: 'busy' };
}

/** `fetch` throws a TypeError without a network and a DOMException when it is stopped. */
const isNetworkFailure = (failure: unknown) => failure instanceof TypeError || failure instanceof DOMException;

/** Why the server gave nothing: the same few answers for everything but posting letters. Pure. */
import { ourJson, type Answered } from './ask.ts';

export type Hindrance =
	| { kind: 'unreachable' }
	| { kind: 'sign-in-page' }
	/** The token is no longer taken. */
	| { kind: 'refused' }
	/** The server knows no event under this code. */
	| { kind: 'unknown-event' }
	| { kind: 'server-busy'; retryAfterMs?: number }
	| { kind: 'server-failed' };

export type Given = { kind: 'given'; json: unknown; text: string };

/** The server's own JSON under 200 or 201, or what stands in the way. */
export function givenBy(answered: Answered): Given | Hindrance {
	if (answered.kind === 'unreachable') return answered;
	const { status, text, retryAfterMs } = answered;
	const json = ourJson(answered);
	if (json === undefined && isForeign(status)) return { kind: 'sign-in-page' };
	if (json !== undefined && (status === 200 || status === 201)) return { kind: 'given', json, text };
	if (status === 401 || status === 403) return { kind: 'refused' };
	if (status === 404 && json !== undefined) return { kind: 'unknown-event' };
	return status === 429 || status === 503 ? { kind: 'server-busy', retryAfterMs } : { kind: 'server-failed' };
}

/** A success or a redirect that is not the server's own. */
const isForeign = (status: number) => status < 400 || status === 511;

/** The reasons why the server gave nothing. They are the same for every call except posting letters. Pure. */
import { parseErrorAnswer, type ToldErrorKind } from '#lib/domain/wire/errors.ts';
import { ourJson, type Answered } from './ask.ts';

export type Hindrance =
	| { kind: 'unreachable' }
	| { kind: 'sign-in-page' }
	/** The server does not take this token, or the page asks from a foreign address. */
	| { kind: 'refused'; because?: ToldErrorKind }
	/** The server knows no event under this code. */
	| { kind: 'unknown-event' }
	/**
	 * The server understood and said no, for example because the code is taken, another organiser was faster, or the pack is too
	 * large. `other`: this app has no name for the reason.
	 */
	| { kind: 'declined'; because: ToldErrorKind }
	| { kind: 'server-busy'; retryAfterMs?: number }
	| { kind: 'server-failed' };

/** Whether it passes by itself, so that the same may be asked again later. */
export const passesByItself = ({ kind }: { kind: string }): boolean => passing.has(kind);
const passing: ReadonlySet<string> = new Set<Hindrance['kind']>(['unreachable', 'sign-in-page', 'server-busy', 'server-failed']);

export type Given = { kind: 'given'; json: unknown; text: string };

/** Gives the server's own JSON when the status is 200 or 201, and otherwise what stands in the way. */
export function givenBy(answered: Answered): Given | Hindrance {
	if (answered.kind === 'unreachable') return answered;
	const { status, text: body, retryAfterMs } = answered;
	const json = ourJson(answered);
	if (json === undefined && isForeign(status)) return { kind: 'sign-in-page' };
	if (json !== undefined && (status === 200 || status === 201)) return { kind: 'given', json, text: body };
	const because = errorKindOf(json);
	if (status === 401 || status === 403) return { kind: 'refused', ...(because && { because }) };
	if (status === 404 && json !== undefined) return { kind: 'unknown-event' };
	if (status === 429 || status === 503) return { kind: 'server-busy', retryAfterMs };
	const isOwnFailure = because === undefined || because === 'failed' || (because === 'other' && status >= 500);
	return isOwnFailure ? { kind: 'server-failed' } : { kind: 'declined', because };
}

/** True for the statuses with which a sign-in page answers: a success, a redirect, or 511. */
const isForeign = (status: number) => status < 400 || status === 511;

function errorKindOf(json: unknown): ToldErrorKind | undefined {
	const parsed = parseErrorAnswer(json);
	return parsed.kind === 'parsed' ? parsed.value.error.kind : undefined;
}

/**
 * Decides which requests may pass: the code is well-formed, the event knows the token, its role may do this, and it does not ask
 * too often.
 */
import { idField } from '#lib/domain/decode/fields.ts';
import { parseWith } from '#lib/domain/decode/parse.ts';
import { deviceField, parseCode } from '#lib/domain/wire/wire.ts';
import { turnAway, unknownEventAnswer } from './answers.ts';
import type { Call } from './endpoint.ts';
import { minuteBounds, wrongSetUpMs } from './limits.ts';
import type { Role } from '../events/roles.ts';
import { isTooLongToGuess } from '../events/setup-token.ts';
import { bearerToken } from '../events/tokens.ts';

/** `channel`: the channel whose link brought the request. It is absent for organisers, and for the event's own link. */
export type Admission = { kind: 'admitted'; code: string; role: Role; channel?: string } | TurnedAway;
export interface TurnedAway {
	kind: 'turned-away';
	answer: Response;
}

const away = (...because: Parameters<typeof turnAway>): TurnedAway => ({ kind: 'turned-away', answer: turnAway(...because) });

const noToken = () => away('no-token', 'This needs a token.', { 'www-authenticate': 'Bearer' });
const nowhere = (): TurnedAway => ({ kind: 'turned-away', answer: unknownEventAnswer() });

/** Admits a request without counting it, for senders that must not be kept waiting by others. */
export async function admitUncounted(call: Call, ...roles: Role[]): Promise<Admission> {
	const asked = await whoAsks(call);
	if (asked.kind === 'turned-away') return asked;
	if (asked.role === undefined) return away('wrong-token', 'The token does not belong to this event.');
	const { code, role, channel } = asked;
	if (!roles.includes(role))
		return away('wrong-token', role === 'closed-link' ? 'This link was closed.' : 'This needs the organiser key.');
	return { kind: 'admitted', code, role, ...(channel !== undefined && { channel }) };
}

/** Gives the event in the request's address and what its token is there. The role is absent for a token that is of no use there. */
async function whoAsks({
	request,
	params,
	store
}: Call): Promise<{ kind: 'known'; code: string; token: string; role?: Role; channel?: string } | TurnedAway> {
	const token = bearerToken(request.headers.get('authorization'));
	if (token === undefined) return noToken();
	const code = parseCode(params.code);
	if (code.kind === 'malformed') return nowhere();
	const found = await store.roleOf(code.value, token);
	if (found.kind === 'unknown-event') return nowhere();
	const { role, channel } = found.kind === 'known' ? found : {};
	return { kind: 'known', code: code.value, token, role, channel };
}

/**
 * Admits a request for the event in its address, with a token of one of these roles. It counts the request, and turns it away
 * with 429 when a minute has had too many.
 */
export async function admit(call: Call, ...roles: Role[]): Promise<Admission> {
	const admission = await admitUncounted(call, ...roles);
	if (admission.kind === 'turned-away') return admission;
	const asking = `${doorOf(admission)} ${admission.role}`;
	const seconds = call.limits.secondsToWait(asking, minuteBounds.token.requests);
	return seconds > 0 ? tooMany(seconds) : admission;
}

/**
 * Gives the events that the request's token organises. A token that organises none is slowed down, because it may be a guess.
 */
export async function admitOrganiser({
	request,
	store,
	limits
}: Call): Promise<{ kind: 'admitted'; codes: string[] } | TurnedAway> {
	const token = bearerToken(request.headers.get('authorization'));
	if (token === undefined) return noToken();
	const codes = await store.codesOf(token);
	if (codes.length > 0) return { kind: 'admitted', codes };
	const seconds = limits.secondsToWait('look-up', minuteBounds.lookUp);
	return seconds > 0 ? tooMany(seconds) : nowhere();
}

/**
 * Admits a request that brings new words for an event. The server does not know its token yet: the hand-over that it brings
 * decides whether the token counts. A token of joining or recovery is turned away.
 */
export async function admitNewOwner(call: Call): Promise<{ kind: 'admitted'; code: string; token: string } | TurnedAway> {
	const asked = await whoAsks(call);
	if (asked.kind === 'turned-away') return asked;
	const { code, token, role } = asked;
	if (role !== undefined && role !== 'organiser') return away('wrong-token', 'This needs the token of new words.');
	const seconds = call.limits.secondsToWait('hand-over', minuteBounds.lookUp);
	return seconds > 0 ? tooMany(seconds) : { kind: 'admitted', code, token };
}

/**
 * Decides whether this request may create an event. Guessing is slow: every wrong token waits for its answer, and after a few in
 * a minute no short token is accepted any more, not even the right one. A token that is too long to be guessed is always accepted
 * when it is right. Otherwise somebody who guesses could keep the operator out.
 */
export async function admitSetUp({ request, store, limits }: Call): Promise<{ kind: 'admitted' } | TurnedAway> {
	const token = bearerToken(request.headers.get('authorization'));
	if (token === undefined) return away('no-token', 'This needs the set-up token.', { 'www-authenticate': 'Bearer' });
	const isRight = await store.isSetUpToken(token);
	if (isRight && isTooLongToGuess(token)) return { kind: 'admitted' };
	const seconds = limits.secondsToWait('set-up', minuteBounds.setUp);
	if (isRight && seconds === 0) return { kind: 'admitted' };
	await new Promise((settle) => setTimeout(settle, wrongSetUpMs));
	return seconds > 0 ? tooMany(seconds) : away('wrong-token', 'This is not the set-up token.');
}

/** Under which name a minute counts what comes by one link: each channel has its own, so that no guest uses up another's share. */
export const doorOf = ({ code, channel }: { code: string; channel?: string }) =>
	channel === undefined ? code : `${code}/${channel}`;

/** Gives the 429 answer, which tells the caller to come back after so many seconds. */
export const tooMany = (seconds: number) =>
	away('too-many-requests', 'Too many requests; wait a little.', { 'retry-after': String(seconds) });

/** Gives the device's pseudonym from the address. */
export const deviceIn = ({ params }: Call) => parseWith(deviceField, params.device);
/** Gives the id of the channel from the address. */
export const channelIn = ({ params }: Call) => parseWith(idField, params.channel);

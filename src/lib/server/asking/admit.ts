/** Who may pass: the code is one, the token is known at the event and of a role that may do this, and not too often. */
import { parseWith } from '#lib/domain/decode/parse.ts';
import { deviceField, parseCode } from '#lib/domain/wire/wire.ts';
import { turnAway, unknownEvent } from './answers.ts';
import type { Call } from './endpoint.ts';
import { minuteBounds, wrongSetUpMs } from './limits.ts';
import type { Role } from '../events/roles.ts';
import { isTooLongToGuess } from '../events/setup-token.ts';
import { bearerToken } from '../events/tokens.ts';

export type Admission = { kind: 'admitted'; code: string; role: Role } | TurnedAway;
interface TurnedAway {
	kind: 'turned-away';
	answer: Response;
}

const away = (...because: Parameters<typeof turnAway>): TurnedAway => ({ kind: 'turned-away', answer: turnAway(...because) });

const nowhere = (): TurnedAway => ({ kind: 'turned-away', answer: unknownEvent() });

export async function admit({ request, params, store, limits }: Call, ...roles: Role[]): Promise<Admission> {
	const token = bearerToken(request.headers.get('authorization'));
	if (token === undefined) return away('no-token', 'This needs a token.', { 'www-authenticate': 'Bearer' });
	const code = parseCode(params.code);
	if (code.kind === 'malformed') return nowhere();
	const found = await store.roleOf(code.value, token);
	if (found.kind === 'unknown-event') return nowhere();
	if (found.kind === 'wrong-token') return away('wrong-token', 'The token does not belong to this event.');
	if (!roles.includes(found.role)) return away('wrong-token', 'This needs the organiser key.');
	const seconds = limits.secondsToWait(`${code.value} ${found.role}`, minuteBounds.token.requests);
	return seconds > 0 ? tooMany(seconds) : { kind: 'admitted', code: code.value, role: found.role };
}

/** The events that the request's token organises. A token that organises none is slowed down, as a guessed one would be. */
export async function admitOrganiser({
	request,
	store,
	limits
}: Call): Promise<{ kind: 'admitted'; codes: string[] } | TurnedAway> {
	const token = bearerToken(request.headers.get('authorization'));
	if (token === undefined) return away('no-token', 'This needs a token.', { 'www-authenticate': 'Bearer' });
	const codes = await store.codesOf(token);
	if (codes.length > 0) return { kind: 'admitted', codes };
	const seconds = limits.secondsToWait('look-up', minuteBounds.lookUp);
	return seconds > 0 ? tooMany(seconds) : nowhere();
}

/** One device's share, and its token's, of what a minute allows; nothing when this request is within both. */
export function overShare({ limits }: Call, code: string, device: string, { items, bytes }: Load): Response | undefined {
	const shares: [string, number, number][] = [
		[`${code} ${device}`, minuteBounds.device.requests, 1],
		[`${code} ${device} items`, minuteBounds.device.items, items],
		[`${code} ${device} bytes`, minuteBounds.device.bytes, bytes],
		[`${code} items`, minuteBounds.token.items, items],
		[`${code} bytes`, minuteBounds.token.bytes, bytes]
	];
	for (const [whose, most, amount] of shares) {
		const seconds = limits.secondsToWait(whose, most, amount);
		if (seconds > 0) return tooMany(seconds).answer;
	}
	return undefined;
}

interface Load {
	items: number;
	/** Of the body, as it arrived. */
	bytes: number;
}

/**
 * Whether this request may create an event. Guessing is slow: every wrong token waits for its answer, and after a few in a minute
 * no short one is right any more, even the right one. One that is too long to be guessed always is, or else whoever guesses could
 * keep its owner out.
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

const tooMany = (seconds: number) =>
	away('too-many-requests', 'Too many requests; wait a little.', { 'retry-after': String(seconds) });

/** The device's pseudonym in the address. */
export const deviceIn = ({ params }: Call) => parseWith(deviceField, params.device);

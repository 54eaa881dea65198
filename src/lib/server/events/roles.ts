import { isArriving } from '../moving/arriving.ts';
import type { SqlDatabase } from '../schema.ts';
import { eventTokenHash, isSameHash } from './tokens.ts';

/**
 * `closed-link` stands for the link of a channel that was closed: it delivers what was begun before, and nothing else.
 * `recovery` stands for the words of the recovery sheet. They read, count and print everything, and neither change nor delete the
 * event.
 */
export type Role = 'organiser' | 'recovery' | 'join' | 'closed-link';
/** `channel`: the id of the channel whose link this is. It is absent for the event's own link. */
export type RoleOutcome = { kind: 'known'; role: Role; channel?: string } | { kind: 'wrong-token' } | { kind: 'unknown-event' };

/** Gives the codes of the events whose organiser or recovery token this is, the newest first. Any other token gives none. */
export async function codesOf(db: SqlDatabase, token: string): Promise<string[]> {
	const hash = eventTokenHash(token);
	if (hash === undefined) return [];
	const recovered = db.selectFrom('recovery_keys').select('event').where('auth_hash', '=', hash);
	const events = db
		.selectFrom('events')
		.select('code')
		.where((is) => is.or([is('auth_hash', '=', hash), is('code', 'in', recovered)]))
		.where('deleted_at', 'is', null)
		.orderBy('created_at', 'desc')
		.limit(20);
	return (await events.execute()).map(({ code }) => code);
}

/**
 * Says whose token this is at the event. All hashes are always compared, so that the time taken does not tell which one was near.
 */
export async function roleOf(db: SqlDatabase, code: string, token: string): Promise<RoleOutcome> {
	const event = await db
		.selectFrom('events')
		.select(['auth_hash', 'join_hash'])
		.where('code', '=', code)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	if (!event) return { kind: 'unknown-event' };
	const hash = eventTokenHash(token) ?? '';
	const recovery = await db.selectFrom('recovery_keys').select('auth_hash').where('event', '=', code).execute();
	const ofRecovery = recovery.filter(({ auth_hash }) => isSameHash(hash, auth_hash));
	const former = await db.selectFrom('join_keys').select('join_hash').where('event', '=', code).execute();
	const joins = [event, ...former].filter(({ join_hash }) => isSameHash(hash, join_hash));
	const isOrganiser = isSameHash(hash, event.auth_hash);
	if (isOrganiser) return { kind: 'known', role: 'organiser' };
	if (ofRecovery.length > 0) return { kind: 'known', role: 'recovery' };
	if (joins.length > 0) return { kind: 'known', role: 'join' };
	// Of an event that is being brought in from a file, the channels may be here before the rest.
	return isArriving(event) ? { kind: 'wrong-token' } : roleByChannel(db, code, hash);
}

/** An event has many channels, so the database looks for the hash. A token has 128 bits, and the time taken tells nothing of them. */
async function roleByChannel(db: SqlDatabase, code: string, hash: string): Promise<RoleOutcome> {
	const found = await db
		.selectFrom('channels')
		.select(['id', 'closed_at'])
		.where('event', '=', code)
		.where('token_hash', '=', hash)
		.executeTakeFirst();
	if (!found) return { kind: 'wrong-token' };
	return { kind: 'known', role: found.closed_at === null ? 'join' : 'closed-link', channel: found.id };
}

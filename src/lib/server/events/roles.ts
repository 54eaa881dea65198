import type { SqlDatabase } from '../schema.ts';
import { eventTokenHash, isSameHash } from './tokens.ts';

export type Role = 'organiser' | 'join';
export type RoleOutcome = { kind: 'known'; role: Role } | { kind: 'wrong-token' } | { kind: 'unknown-event' };

/** The codes of the events whose organiser token this is, newest first; none for any other token. */
export async function codesOf(db: SqlDatabase, token: string): Promise<string[]> {
	const hash = eventTokenHash(token);
	if (hash === undefined) return [];
	const events = await db
		.selectFrom('events')
		.select('code')
		.where('auth_hash', '=', hash)
		.where('deleted_at', 'is', null)
		.orderBy('created_at', 'desc')
		.limit(20)
		.execute();
	return events.map(({ code }) => code);
}

/** Whose token this is at the event. Both hashes are always compared, so that the time taken does not tell which was near. */
export async function roleOf(db: SqlDatabase, code: string, token: string): Promise<RoleOutcome> {
	const event = await db
		.selectFrom('events')
		.select(['auth_hash', 'join_hash'])
		.where('code', '=', code)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	if (!event) return { kind: 'unknown-event' };
	const hash = eventTokenHash(token) ?? '';
	const [isOrganiser, isJoin] = [isSameHash(hash, event.auth_hash), isSameHash(hash, event.join_hash)];
	if (isOrganiser) return { kind: 'known', role: 'organiser' };
	return isJoin ? { kind: 'known', role: 'join' } : { kind: 'wrong-token' };
}

/**
 * The set-up token lets its holder create events on this server. It comes from the environment, or is minted at the first start.
 */
import { crockford } from '#lib/domain/crockford.ts';
import { hexDigest } from './digests.ts';
import type { SqlDatabase } from '../schema.ts';
import { isSameHash } from './tokens.ts';

const row = 'setup-token-hash';

/**
 * Gives sixteen signs without I, L, O and U in groups of four (80 bits), so that a person can read the token from a screen and
 * type it.
 */
export function newSetUpToken(random: (bytes: number) => Uint8Array): string {
	return crockford(random(16)).replace(/(.{4})(?=.)/g, '$1-');
}

/** Whether the token is as long as a minted one. At any rate that a server allows, nobody guesses such a token. */
export const isTooLongToGuess = (token: string) => token.replaceAll('-', '').length >= 16;

/**
 * Mints a token when this database has none, and gives it this one time. Only its hash is stored. At every later start it gives
 * `undefined`.
 */
export async function mintSetUpToken(db: SqlDatabase, random: (bytes: number) => Uint8Array): Promise<string | undefined> {
	const token = newSetUpToken(random);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('meta')
		.values({ key: row, value: hexDigest(token) })
		.onConflict((on) => on.column('key').doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n ? token : undefined;
}

/**
 * Whether this is the set-up token of the environment or, when the environment names none, the minted one. Small letters count as
 * capitals.
 */
export async function isSetUpToken(db: SqlDatabase, typed: string, fromEnvironment: string | undefined): Promise<boolean> {
	const expected = fromEnvironment ? hexDigest(fromEnvironment) : await mintedHash(db);
	if (expected === undefined) return false;
	return [typed, typed.toUpperCase()].some((form) => isSameHash(hexDigest(form), expected));
}

const mintedHash = async (db: SqlDatabase) =>
	(await db.selectFrom('meta').select('value').where('key', '=', row).executeTakeFirst())?.value;

/** The set-up token lets one person create events on this server. It comes from the environment or is minted at the first start. */
import { crockford } from '#lib/domain/crockford.ts';
import { hexDigest } from './digests.ts';
import type { SqlDatabase } from '../schema.ts';
import { isSameHash } from './tokens.ts';

const row = 'setup-token-hash';

/** Sixteen signs without I, L, O and U in groups of four (80 bits), so that it can be read from a screen and typed. */
export function newSetUpToken(random: (bytes: number) => Uint8Array): string {
	return crockford(random(16)).replace(/(.{4})(?=.)/g, '$1-');
}

/** Mints a token when this database has none and gives it, once; only its hash is kept. Nothing at every later start. */
export async function mintSetUpToken(db: SqlDatabase, random: (bytes: number) => Uint8Array): Promise<string | undefined> {
	const token = newSetUpToken(random);
	const { numInsertedOrUpdatedRows } = await db
		.insertInto('meta')
		.values({ key: row, value: hexDigest(token) })
		.onConflict((on) => on.column('key').doNothing())
		.executeTakeFirstOrThrow();
	return numInsertedOrUpdatedRows === 1n ? token : undefined;
}

/** Whether this is the token of the environment or, when that names none, the minted one; small letters are forgiven. */
export async function isSetUpToken(db: SqlDatabase, typed: string, fromEnvironment: string | undefined): Promise<boolean> {
	const expected = fromEnvironment ? hexDigest(fromEnvironment) : await mintedHash(db);
	if (expected === undefined) return false;
	return [typed, typed.toUpperCase()].some((form) => isSameHash(hexDigest(form), expected));
}

const mintedHash = async (db: SqlDatabase) =>
	(await db.selectFrom('meta').select('value').where('key', '=', row).executeTakeFirst())?.value;

/** By which time things are deleted: never by one clock that is wrong for a while. */
import type { SqlDatabase } from '../schema.ts';

const row = 'days-run';
/** Days on which the server ran. A clock that is wrong for two of them deletes nothing. */
const daysAsked = 3;

/**
 * A moment that is surely over: the beginning of the first of the last three days on which the server ran, by its own clock. Nothing
 * before it ran on three. To be asked on each day, for each time notes the day; days ahead of the clock were wrong, and are forgotten.
 */
export async function sureMs(db: SqlDatabase, nowMs: number): Promise<number | undefined> {
	const today = new Date(nowMs).toISOString().slice(0, 10);
	const known = await daysRun(db);
	const days = [...known.filter((day) => day < today), today].slice(-daysAsked);
	if (days.join() !== known.join()) await noteDays(db, days);
	return days.length === daysAsked ? Date.parse(days[0]!) : undefined;
}

async function daysRun(db: SqlDatabase): Promise<string[]> {
	const found = await db.selectFrom('meta').select('value').where('key', '=', row).executeTakeFirst();
	return found?.value.split(' ') ?? [];
}

const noteDays = (db: SqlDatabase, days: string[]) =>
	db
		.insertInto('meta')
		.values({ key: row, value: days.join(' ') })
		.onConflict((on) => on.column('key').doUpdateSet({ value: days.join(' ') }))
		.execute();

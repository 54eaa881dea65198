/** Which moment is surely past, for deleting by time. A clock that is wrong for a while must not delete anything. */
import type { SqlDatabase } from '../schema.ts';

const row = 'days-run';
/** On how many days the server must have run. A clock that is wrong on two of them deletes nothing. */
const daysAsked = 3;

/**
 * Gives a moment that is surely past: the beginning of the first of the last three days on which the server ran, by its own
 * clock. It gives `undefined` before the server ran on three days. The server must ask this on each day, because each call notes
 * the day. Noted days that lie ahead of the clock were wrong, and are forgotten.
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

/** A sitting is the time that one writer spends at a device. On a shared device the next person ends it. On an own device it lasts. */
import type { Random } from '#lib/domain/chance.ts';
import type { Clock } from '#lib/domain/clock.ts';
import { newId } from '#lib/domain/id.ts';
import type { Strokes } from '#lib/domain/writing/strokes.ts';
import { decipher, encipher, newAtRestKey } from './at-rest.ts';
import type { Database } from './database.ts';
import type { SittingRow } from './rows.ts';

/** What the writer said about themselves. It is filled into each new sheet. */
export interface Person {
	name: string;
	town: string;
	signature?: Strokes;
}
export interface Sitting {
	id: string;
	event: string;
	startedAtMs: number;
	person: Person;
}

const placeOf = (id: string) => `sitting/${id}`;

/** Gives the event's open sitting, or a new one with a key of its own. Two tabs that ask at once get the same one. */
export async function sitDown(
	database: Database,
	event: string,
	{ clock, random }: { clock: Clock; random: Random }
): Promise<Sitting> {
	const fresh = { id: newId(clock.nowMs(), random), event, startedAtMs: clock.nowMs(), person: { name: '', town: '' } };
	const key = { id: fresh.id, event, raw: newAtRestKey() };
	const row: SittingRow = { ...fresh, person: await encipher(key.raw, fresh.person, placeOf(fresh.id)) };
	const open = await database.transaction('rw', [database.sittings, database.sittingKeys], async () => {
		const found = await openRow(database, event);
		if (found) return found;
		await Promise.all([database.sittingKeys.add(key), database.sittings.add(row)]);
		return undefined;
	});
	return open ? ((await reveal(database, open)) ?? fresh) : fresh;
}

/** Gives the event's open sitting, or `undefined` when nobody sits here. */
export async function openSitting(database: Database, event: string): Promise<Sitting | undefined> {
	const row = await database.transaction('r', [database.sittings, database.sittingKeys], () => openRow(database, event));
	return row && reveal(database, row);
}

/** Gives the newest sitting whose key is still there. */
async function openRow(database: Database, event: string): Promise<SittingRow | undefined> {
	const rows = await database.sittings.where({ event }).reverse().sortBy('startedAtMs');
	for (const row of rows) if (await database.sittingKeys.get(row.id)) return row;
	return undefined;
}

async function reveal(database: Database, row: SittingRow): Promise<Sitting | undefined> {
	const key = await database.sittingKeys.get(row.id);
	const person = key && (await decipher<Person>(key.raw, row.person, placeOf(row.id)));
	return person && { ...row, person };
}

/** Keeps name, town and signature for the next sheet of this sitting. It gives `false` when the sitting has ended meanwhile. */
export async function savePerson(database: Database, sittingId: string, person: Person): Promise<boolean> {
	const key = await database.sittingKeys.get(sittingId);
	if (!key) return false;
	const enciphered = await encipher(key.raw, person, placeOf(sittingId));
	return (await database.sittings.update(sittingId, { person: enciphered })) === 1;
}

/** Deletes sittings, drafts, kept letters and their keys for the next person. Items handed in stay. It counts the unfinished sheets. */
export async function clearTable(database: Database, event: string): Promise<void> {
	const tables = [database.sittings, database.drafts, database.kept, database.onlyHere, database.sittingKeys];
	await database.transaction('rw', [...tables, database.events], async () => {
		const unfinished = await database.drafts.where({ event }).count();
		if (unfinished > 0)
			await database.events
				.where({ code: event })
				.modify((row) => void (row.clearedSheets = (row.clearedSheets ?? 0) + unfinished));
		await Promise.all(tables.map((table) => table.where('event').equals(event).delete()));
	});
}

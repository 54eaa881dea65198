import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rowTableNames } from '#lib/server/moving/event-rows.ts';
import { aSqliteStore } from '../../support/sqlite.ts';

test('rowTables names every table that holds something of an event, so that moving leaves none behind', async () => {
	const { database, discard } = await aSqliteStore(() => 0);
	const { rows } = await sql<{ name: string }>`
		select m.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table' and c.name = 'event'
	`.execute(database.db);
	// These two tables have one row for each event, and the row goes with the event itself.
	expect(rows.map(({ name }) => name).toSorted()).toEqual([...rowTableNames, 'packs', 'counters'].toSorted());
	await discard();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-downgrade-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('openDatabase refuses a database that a newer version made, says so, and leaves it as it is', async () => {
	const path = join(folder, 'writing-table.db');
	await (await openDatabase(`sqlite:${path}`)).close();
	const file = new DatabaseSync(path);
	file.exec("insert into kysely_migration (name, timestamp) values ('9999-later', '2027-01-01T00:00:00.000Z')");
	const tables = () => file.prepare('select name, sql from sqlite_master order by name').all();
	const before = tables();

	await expect(openDatabase(`sqlite:${path}`)).rejects.toThrow(/newer version of Writing Table/);
	expect(tables()).toEqual(before);
	file.close();
});

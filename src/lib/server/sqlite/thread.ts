/** Node's own SQLite in the form Kysely's dialect takes: no native module to build. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** Opens (or creates) the file. A receipt leaves only after its commit is on disk, hence `synchronous = FULL` (I5). */
export function nodeSqlite(path: string) {
	const file = new DatabaseSync(path);
	for (const pragma of [
		'journal_mode = WAL',
		'synchronous = FULL',
		'busy_timeout = 5000',
		'foreign_keys = ON',
		'secure_delete = ON'
	])
		file.exec(`PRAGMA ${pragma}`);
	return { file, dialect: new SqliteDialect({ database: inKyselysForm(file) }) };
}

function inKyselysForm(file: DatabaseSync): SqliteDatabase {
	const prepared = preparedStatements(file);
	return {
		prepare(sql) {
			if (sql === 'rollback' && !file.isTransaction) return alreadyRolledBack;
			const { statement, reader } = prepared(sql);
			return {
				reader,
				all: (values) => statement.all(...(values as SQLInputValue[])),
				run: (values) => statement.run(...(values as SQLInputValue[])),
				iterate: (values) => statement.iterate(...(values as SQLInputValue[]))
			};
		},
		close: () => file.close()
	};
}

const mostPrepared = 300;

/** A letter alone takes ten statements, always the same: preparing them anew would be a third of the work. */
function preparedStatements(file: DatabaseSync) {
	const kept = new Map<string, { statement: StatementSync; reader: boolean }>();
	return (sql: string) => {
		const found = kept.get(sql);
		if (found) return found;
		// Batches of every length are statements of their own, so the number needs a bound.
		if (kept.size >= mostPrepared) kept.clear();
		const statement = file.prepare(sql);
		const fresh = { statement, reader: statement.columns().length > 0 };
		kept.set(sql, fresh);
		return fresh;
	};
}

/** On a full disk SQLite rolls back by itself; a second rollback would fail and hide the first error. */
const alreadyRolledBack = {
	reader: false,
	all: () => [],
	run: () => ({ changes: 0, lastInsertRowid: 0 }),
	iterate: () => [][Symbol.iterator]()
};

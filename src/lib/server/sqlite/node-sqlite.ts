/** Node's own SQLite in the form Kysely's dialect takes: no native module to build. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** A receipt leaves only after its commit is on disk, hence `synchronous = FULL` (I5). */
const writing = [
	// Only a new file takes it, and before everything else: pages that hold nothing can then go back to the disk.
	'auto_vacuum = INCREMENTAL',
	'journal_mode = WAL',
	'synchronous = FULL',
	'foreign_keys = ON',
	'secure_delete = ON',
	// In 4 KiB pages: the log goes into the file after 16 MiB instead of 4, which waits for the disk less often.
	'wal_autocheckpoint = 4000',
	// A backup holds the log open and lets it grow; afterwards it is cut to this again.
	'journal_size_limit = 67108864'
];

/** Opens (or creates) the file. */
export function openFile(path: string, isForReading: boolean): DatabaseSync {
	const file = new DatabaseSync(path);
	for (const pragma of ['busy_timeout = 5000', ...(isForReading ? ['query_only = ON'] : writing)]) file.exec(`PRAGMA ${pragma}`);
	return file;
}

export const nodeSqlite = (file: DatabaseSync) => new SqliteDialect({ database: inKyselysForm(file) });

function inKyselysForm(file: DatabaseSync): SqliteDatabase {
	const prepared = preparedStatements(file);
	return {
		prepare(asked) {
			// The write lock at once: a transaction that reads first and writes later could be overtaken by another process.
			const sql = asked === 'begin' ? 'begin immediate' : asked;
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

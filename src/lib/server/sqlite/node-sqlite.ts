/** Gives Node's own SQLite the form that Kysely's dialect takes, so that no native module must be built. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/** `synchronous = FULL`, because a receipt leaves only after its commit is on disk (I5). */
const writing = [
	// Only a new file takes this setting, and only before everything else. With it, empty pages can go back to the disk.
	'auto_vacuum = INCREMENTAL',
	'journal_mode = WAL',
	'synchronous = FULL',
	'foreign_keys = ON',
	'secure_delete = ON',
	// The unit is pages of 4 KiB: the log goes into the file after 16 MiB and not after 4, so commits wait for the disk less
	// often.
	'wal_autocheckpoint = 4000',
	// A backup holds the log open and lets it grow. Afterwards it is cut to this size again.
	'journal_size_limit = 67108864'
];

/** Opens the file, or creates it. */
export function openFile(path: string, isForReading: boolean): DatabaseSync {
	const file = new DatabaseSync(path);
	for (const pragma of ['busy_timeout = 5000', ...(isForReading ? ['query_only = ON'] : writing)]) file.exec(`PRAGMA ${pragma}`);
	return file;
}

/** Gives Kysely's dialect for an open file. */
export const nodeSqlite = (file: DatabaseSync) => new SqliteDialect({ database: inKyselysForm(file) });

function inKyselysForm(file: DatabaseSync): SqliteDatabase {
	const prepared = preparedStatements(file);
	return {
		prepare(asked) {
			// This takes the write lock at once: another process could overtake a transaction that reads first and writes later.
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

/**
 * Keeps prepared statements. A single letter takes ten statements, always the same, and preparing them anew would be a third of
 * the work.
 */
function preparedStatements(file: DatabaseSync) {
	const kept = new Map<string, { statement: StatementSync; reader: boolean }>();
	return (sql: string) => {
		const found = kept.get(sql);
		if (found) return found;
		// Batches of different lengths are different statements, so the number of kept ones needs a bound.
		if (kept.size >= mostPrepared) kept.clear();
		const statement = file.prepare(sql);
		const fresh = { statement, reader: statement.columns().length > 0 };
		kept.set(sql, fresh);
		return fresh;
	};
}

/** On a full disk SQLite rolls back by itself. A second rollback would fail and hide the first error. */
const alreadyRolledBack = {
	reader: false,
	all: () => [],
	run: () => ({ changes: 0, lastInsertRowid: 0 }),
	iterate: () => [][Symbol.iterator]()
};

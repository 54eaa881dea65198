/**
 * One SQLite connection in a thread of its own: Node's SQLite waits for the disk, and the thread that answers people must not.
 * A worker runs this file as it stands, so it imports nothing but Node.
 */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';

export interface ThreadSettings {
	path: string;
	pragmas: string[];
}
export interface Asked {
	number: number;
	sql: string;
	values: SQLInputValue[];
}
interface Fault {
	fault: { message: string; errcode?: unknown };
}
/** Number 0 says whether the file could be opened. */
export type Told = { number: number } & ({ rows: Record<string, unknown>[]; changes?: number | bigint } | Fault);

if (parentPort) open(parentPort, workerData as ThreadSettings);

function open(port: MessagePort, { path, pragmas }: ThreadSettings) {
	try {
		const file = new DatabaseSync(path);
		for (const pragma of pragmas) file.exec(`PRAGMA ${pragma}`);
		port.postMessage({ number: 0, rows: [] } satisfies Told);
		listen(port, file);
	} catch (fault) {
		port.postMessage({ number: 0, ...told(fault) } satisfies Told);
	}
}

function listen(port: MessagePort, file: DatabaseSync) {
	const prepared = preparedStatements(file);
	port.on('message', (asked: Asked | 'close') => {
		if (asked !== 'close') return port.postMessage(answer(file, prepared, asked));
		file.close();
		port.close();
	});
}

function answer(file: DatabaseSync, prepared: (sql: string) => Prepared, { number, sql, values }: Asked): Told {
	try {
		// On a full disk SQLite rolls back by itself; a second rollback would fail and hide the first error.
		if (sql === 'rollback' && !file.isTransaction) return { number, rows: [] };
		const { statement, isReader } = prepared(sql);
		if (isReader) return { number, rows: statement.all(...values) };
		return { number, rows: [], changes: statement.run(...values).changes };
	} catch (fault) {
		return { number, ...told(fault) };
	}
}

/** An error that crosses threads loses what SQLite added to it. */
function told(fault: unknown): Fault {
	const { message, errcode } = fault as Error & { errcode?: unknown };
	return { fault: { message, errcode } };
}

interface Prepared {
	statement: StatementSync;
	isReader: boolean;
}
const mostPrepared = 300;

/** A letter alone takes ten statements, always the same: preparing them anew would be a third of the work. */
function preparedStatements(file: DatabaseSync) {
	const kept = new Map<string, Prepared>();
	return (sql: string) => {
		const found = kept.get(sql);
		if (found) return found;
		// Batches of every length are statements of their own, so the number needs a bound.
		if (kept.size >= mostPrepared) kept.clear();
		const statement = file.prepare(sql);
		const fresh = { statement, isReader: statement.columns().length > 0 };
		kept.set(sql, fresh);
		return fresh;
	};
}

/** Kysely's SQLite dialect over a connection in another thread. Kysely itself sees to it that transactions do not mix. */
import { Worker } from 'node:worker_threads';
import { CompiledQuery, SqliteDialect, type DatabaseConnection, type Dialect, type Driver, type QueryResult } from 'kysely';
import type { Asked, ThreadSettings, Told } from './thread.ts';

/** The file as it stands in the source, in a test and beside the built app: no bundle has a worker of the server's. */
const threadFile = () => new URL(import.meta.resolve('#lib/server/sqlite/thread.ts'));

export function threadedSqlite(settings: ThreadSettings): Dialect {
	const usual = new SqliteDialect({ database: () => Promise.reject(new Error('the connection is in its thread')) });
	return {
		createDriver: () => threadDriver(settings),
		createAdapter: () => usual.createAdapter(),
		createIntrospector: (db) => usual.createIntrospector(db),
		createQueryCompiler: () => usual.createQueryCompiler()
	};
}

function threadDriver(settings: ThreadSettings): Driver {
	const thread = startThread(settings);
	const run = async (sql: string) => void (await thread.ask(sql, []));
	const connection: DatabaseConnection = {
		executeQuery: <R>({ sql, parameters }: CompiledQuery) => thread.ask(sql, parameters) as Promise<QueryResult<R>>,
		streamQuery: () => {
			throw new Error('SQLite streams nothing from its thread');
		}
	};
	return {
		init: () => thread.opened,
		acquireConnection: () => Promise.resolve(connection),
		releaseConnection: () => Promise.resolve(),
		// The write lock at once: a transaction that reads first and writes later could find itself overtaken by another process.
		beginTransaction: () => run('begin immediate'),
		commitTransaction: () => run('commit'),
		rollbackTransaction: () => run('rollback'),
		destroy: () => thread.close()
	};
}

interface Waiting {
	settle(result: QueryResult<unknown>): void;
	fail(fault: Error): void;
}

function startThread(settings: ThreadSettings) {
	// Nothing listens to its errors: a thread that dies takes the server with it, which then starts anew with a sound one.
	const worker = new Worker(threadFile(), { workerData: settings });
	const waiting = new Map<number, Waiting>();
	let asked = 0;
	const opened = new Promise<void>((settle, fail) => waiting.set(0, { settle: () => settle(), fail }));
	// Heard by whoever asks first.
	opened.catch(() => {});
	worker.on('message', (told: Told) => {
		const { settle, fail } = waiting.get(told.number)!;
		waiting.delete(told.number);
		if ('fault' in told) fail(Object.assign(new Error(told.fault.message), { errcode: told.fault.errcode }));
		else settle({ rows: told.rows, ...(told.changes !== undefined && { numAffectedRows: BigInt(told.changes) }) });
	});
	const closed = new Promise<void>((settle) => worker.once('exit', () => settle()));
	return {
		opened,
		ask: (sql: string, values: readonly unknown[]) =>
			new Promise<QueryResult<unknown>>((settle, fail) => {
				waiting.set(++asked, { settle, fail });
				worker.postMessage({ number: asked, sql, values } as Asked);
			}),
		close() {
			worker.postMessage('close');
			return closed;
		}
	};
}

/** The databases to delete from, and what can be seen of them from outside. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import pg from 'pg';
import { aCluster } from '../../support/postgres.ts';

export interface Engine {
	name: string;
	newDatabase(): Promise<Watched>;
	discard(): Promise<void>;
}

export interface Watched {
	url: string;
	/** Whether nothing of the event is left, and all the room that can be given back was given back. */
	isCleared(code: string): Promise<boolean>;
	/** Does the same work in one transaction, in another process. */
	deleteAtOnce(code: string): Promise<unknown>;
	bytes(): Promise<number>;
	/** The largest size of the log since `bytes` was first asked. */
	mostLogBytes(): number | undefined;
	discard(): Promise<void>;
}

const script = fileURLToPath(new URL('in-one-statement.ts', import.meta.url));
const atOnce = (url: string, code: string) => promisify(execFile)(process.execPath, [script, url, code]);

export function onSqlite(): Promise<Engine> {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-bench-'));
	let made = 0;
	const newDatabase = () => Promise.resolve(sqliteAt(join(folder, `${++made}.db`)));
	return Promise.resolve({ name: 'SQLite', newDatabase, discard: () => Promise.resolve(rmSync(folder, { recursive: true })) });
}

function sqliteAt(path: string): Watched {
	const url = `sqlite:${path}`;
	let mostLogBytes = 0;
	let isWatching = false;
	const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
	const timer = setInterval(() => {
		if (isWatching) mostLogBytes = Math.max(mostLogBytes, sizeOf(`${path}-wal`));
	}, 50);
	return {
		url,
		isCleared(code) {
			const file = new DatabaseSync(path, { readOnly: true });
			try {
				const isThere = file.prepare('select 1 from events where code = ?').get(code) !== undefined;
				return Promise.resolve(!isThere && Object.values(file.prepare('pragma freelist_count').get()!)[0] === 0);
			} finally {
				file.close();
			}
		},
		async deleteAtOnce(code) {
			isWatching = true;
			await atOnce(url, code);
		},
		bytes() {
			// It is asked before anything is deleted, so the log that filling made does not count.
			isWatching = true;
			return Promise.resolve(sizeOf(path));
		},
		mostLogBytes: () => mostLogBytes,
		discard() {
			clearInterval(timer);
			for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
			return Promise.resolve();
		}
	};
}

export async function onPostgres(): Promise<Engine> {
	const cluster = await aCluster({ isDurable: true });
	const newDatabase = async (): Promise<Watched> => {
		const url = cluster.newDatabase();
		const client = new pg.Client({ connectionString: url });
		await client.connect();
		const one = async (question: string, values: unknown[] = []) =>
			(await client.query<{ answer: string | null }>(question, values)).rows[0]?.answer;
		return {
			url,
			isCleared: async (code) => (await one('select code as answer from events where code = $1', [code])) === undefined,
			deleteAtOnce: (code) => atOnce(url, code),
			bytes: async () => Number(await one('select pg_database_size(current_database())::text as answer')),
			mostLogBytes: () => undefined,
			discard: () => client.end()
		};
	};
	return { name: 'PostgreSQL', newDatabase, discard: () => cluster.discard() };
}

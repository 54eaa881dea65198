import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kysely } from 'kysely';
import { migrate } from './migrations/migrations.ts';
import { nodeSqlite } from './node-sqlite.ts';
import type { Database, Tables } from './schema.ts';

export const usualDatabaseUrl = 'sqlite:./data/writing-table.db';

export interface OpenDatabase {
	db: Database;
	engine: 'sqlite';
	/** Sends one pragma past Kysely; tests use it to make the disk full. */
	pragma(text: string): void;
	close(): Promise<void>;
}

/** Opens the database at `sqlite:PATH`, creating its folder and tables. Throws on an address it does not know. */
export async function openDatabase(url: string): Promise<OpenDatabase> {
	if (!url.startsWith('sqlite:')) throw new Error('DATABASE_URL must begin with sqlite:');
	const path = url.slice('sqlite:'.length);
	if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
	const { file, dialect } = nodeSqlite(path);
	const db = new Kysely<Tables>({ dialect });
	await migrate(db);
	return { db, engine: 'sqlite', pragma: (text) => file.exec(`PRAGMA ${text}`), close: () => db.destroy() };
}

/** Asks the database one small thing; throws when it does not answer. */
export async function isReady(db: Database): Promise<void> {
	await db.selectFrom('meta').select('key').limit(1).execute();
}

/**
 * Every migration in its order. They are imported, and not read from a folder, because the bundler must see them. A published
 * migration never changes.
 */
import { sql } from 'kysely';
import { Migrator, type MigrationProvider } from 'kysely/migration';
import type { SqlDatabase } from '../schema.ts';
import { tables } from './0001-tables.ts';
import { printBatches } from './0002-print-batches.ts';
import { recoveryKeys } from './0003-recovery-keys.ts';
import { deleting } from './0004-deleting.ts';
import { paperFacts } from './0005-paper-facts.ts';
import { lettingGo } from './0006-letting-go.ts';
import { handingOver } from './0007-handing-over.ts';
import { publishing } from './0009-publishing.ts';
import { publicPages } from './0010-public-pages.ts';
import { channelTables } from './0011-channels.ts';

const all = {
	'0001-tables': tables,
	'0002-print-batches': printBatches,
	'0003-recovery-keys': recoveryKeys,
	'0004-deleting': deleting,
	'0005-paper-facts': paperFacts,
	'0006-letting-go': lettingGo,
	'0007-handing-over': handingOver,
	'0009-publishing': publishing,
	'0010-public-pages': publicPages,
	'0011-channels': channelTables
};
const migrations: MigrationProvider = { getMigrations: () => Promise.resolve(all) };

/** The names of all migrations. A database that names another one was made by a newer version. */
export const migrationNames = Object.keys(all);

/**
 * Brings the tables to the newest form. It throws when a migration cannot be applied. It also throws, with a sentence for the
 * operator, when a newer version was here: a server must not start on half a schema, nor on one that it does not know.
 */
export async function migrate(db: SqlDatabase) {
	const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
	if (error === undefined) return;
	if (await isNewer(db))
		throw new Error('a newer version of Writing Table made this database. Update this one, or restore an older backup.');
	throw error instanceof Error ? error : new Error('a migration failed');
}

/**
 * Whether a newer version made the tables. This is asked only after migrating failed; the table of names then exists, unless the
 * database itself fails.
 */
async function isNewer(db: SqlDatabase): Promise<boolean> {
	try {
		const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
		return rows.some(({ name }) => !migrationNames.includes(name));
	} catch {
		return false;
	}
}

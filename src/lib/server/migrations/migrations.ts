/** Every migration in its order. Imported, not read from a folder: the bundler must see them. A published one never changes. */
import { Migrator, type MigrationProvider } from 'kysely/migration';
import type { SqlDatabase } from '../schema.ts';
import { tables } from './0001-tables.ts';
import { printBatches } from './0002-print-batches.ts';
import { recoveryKeys } from './0003-recovery-keys.ts';
import { deleting } from './0004-deleting.ts';
import { paperFacts } from './0005-paper-facts.ts';
import { lettingGo } from './0006-letting-go.ts';
import { handingOver } from './0007-handing-over.ts';

const all = {
	'0001-tables': tables,
	'0002-print-batches': printBatches,
	'0003-recovery-keys': recoveryKeys,
	'0004-deleting': deleting,
	'0005-paper-facts': paperFacts,
	'0006-letting-go': lettingGo,
	'0007-handing-over': handingOver
};
const migrations: MigrationProvider = { getMigrations: () => Promise.resolve(all) };

/** A database that names another one was made by a newer version. */
export const migrationNames = Object.keys(all);

/** Brings the tables to the newest form. Throws when one cannot be applied: a server must not start on half a schema. */
export async function migrate(db: SqlDatabase) {
	const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
	if (error !== undefined) throw error instanceof Error ? error : new Error('a migration failed');
}

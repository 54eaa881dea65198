import { Kysely, PostgresDialect, sql, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrations/migrations.ts';
import type { OpenDatabase, SqlDatabase, Tables } from '../schema.ts';

const connections = 10;
const connectWithinMs = 5_000;
const int8: number = 20;
/** The number may be any that no other user of this database's advisory locks has. */
const migrationLock = 7_727_184;

/** Opens the database at `postgres://…`. Its user must be allowed to create tables. Several processes may open it at once. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: connectWithinMs,
		// This holds whatever the cluster's own setting is: a receipt leaves only after its commit is on disk (I5).
		options: '-c synchronous_commit=on',
		types: { getTypeParser: parserOf }
	});
	// When an idle connection breaks, the pool makes a new one as soon as one is needed.
	pool.on('error', () => {});
	// When a connection breaks in use, its question fails. Without this listener, the unheard error event would end the server.
	pool.on('connect', (client) => client.on('error', () => {}));
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: kyselysPool(pool) }) });
	try {
		await migrateAlone(db);
	} catch (fault) {
		await db.destroy();
		throw fault;
	}
	return { db, engine: 'postgres', close: () => db.destroy() };
}

/** Numbers are safe, because moments and counts stay far below 2^53. */
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format) =>
	oid === int8 ? Number : pg.types.getTypeParser(oid, format);

/** The driver gives no code when a connection could not be made in time. The caller sees that as a busy server. */
const kyselysPool = (pool: pg.Pool) => ({
	options: pool.options,
	Client: pg.Client,
	connect: () =>
		pool.connect().then(namingItsStatements, (fault: unknown) => {
			throw Object.assign(fault as Error, { code: (fault as { code?: string }).code ?? 'ECONNREFUSED' });
		}),
	end: () => pool.end()
});

const items = /^insert into "items" /;

/**
 * Names the statements that insert items. They are long and few, and planning them takes longer than running them. With a name,
 * each connection plans them once.
 */
function namingItsStatements(client: pg.PoolClient): PostgresPoolClient {
	const query = (text: string, values: unknown[]) =>
		client.query({ text, values, ...(items.test(text) && { name: `items-${values.length}` }) }).catch(namingItsFault);
	return {
		// Kysely's other form of this call is for cursors, which nothing here uses.
		query: query as unknown as PostgresPoolClient['query'],
		release: (isBroken) => client.release(isBroken)
	};
}

/** Gives every fault a code. PostgreSQL's refusals have one, and a fault without one is a connection that broke. */
function namingItsFault(fault: unknown): never {
	throw Object.assign(fault as Error, { code: (fault as { code?: string }).code ?? 'ECONNRESET' });
}

/**
 * Lets one process migrate while others that start at the same time wait. The lock ends with the connection, should it break.
 */
async function migrateAlone(db: SqlDatabase) {
	await db.connection().execute(async (connection) => {
		await sql`select pg_advisory_lock(${migrationLock})`.execute(connection);
		try {
			await migrate(connection);
		} finally {
			await sql`select pg_advisory_unlock(${migrationLock})`.execute(connection);
		}
	});
}

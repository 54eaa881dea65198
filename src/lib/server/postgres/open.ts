import { Kysely, PostgresDialect, sql, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { migrate } from '../migrations/migrations.ts';
import type { OpenDatabase, SqlDatabase, Tables } from '../schema.ts';

const connections = 10;
const connectWithinMs = 5_000;
const int8: number = 20;
/** Any number that no other user of this database's advisory locks has. */
const migrationLock = 7_727_184;

/** Opens the database at `postgres://…`; its user must be allowed to create tables. Several processes may do so at once. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
	const pool = new pg.Pool({
		connectionString: url,
		max: connections,
		connectionTimeoutMillis: connectWithinMs,
		// Whatever the cluster's own setting: a receipt leaves only after its commit is on disk (I5).
		options: '-c synchronous_commit=on',
		types: { getTypeParser: parserOf }
	});
	// An idle connection that breaks is replaced when the next one is needed.
	pool.on('error', () => {});
	// One that breaks while it is in use fails its question; told of it nobody would be listening, and the server would end.
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

/** Moments and counts stay far below 2^53. */
const parserOf: pg.CustomTypesConfig['getTypeParser'] = (oid: number, format) =>
	oid === int8 ? Number : pg.types.getTypeParser(oid, format);

/** The driver gives no code to a connection that did not come about in time; outside it is one more server that is busy. */
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

/** Statements that insert items are long and few, and take longer to plan than to run: by name, each connection plans them once. */
function namingItsStatements(client: pg.PoolClient): PostgresPoolClient {
	const query = (text: string, values: unknown[]) =>
		client.query({ text, values, ...(items.test(text) && { name: `items-${values.length}` }) }).catch(namingItsFault);
	return {
		// Kysely's other form is for cursors, which nothing here uses.
		query: query as unknown as PostgresPoolClient['query'],
		release: (isBroken) => client.release(isBroken)
	};
}

/** Whatever PostgreSQL itself refuses has a code; what has none is a connection that broke on the way. */
function namingItsFault(fault: unknown): never {
	throw Object.assign(fault as Error, { code: (fault as { code?: string }).code ?? 'ECONNRESET' });
}

/** Processes that start together wait for the one that migrates. The lock goes with the connection, should it break. */
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

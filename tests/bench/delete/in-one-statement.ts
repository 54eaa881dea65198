/**
 * `in-one-statement.ts DATABASE_URL CODE`: deletes an event in one transaction, whoever waits meanwhile. As with us, ids and digests
 * stay.
 */
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';

const [, , url = '', code = ''] = process.argv;
const bury = `insert into tombstones (event, id, digest, deleted_at) select event, id, digest, 0 from items where event = '${code}'`;
const tables = [
	'items',
	'print_facts',
	'print_batches',
	'paper_facts',
	'devices',
	'recovery_keys',
	'join_keys',
	'keyring',
	'packs',
	'counters'
];
const others = tables.map((table) => `delete from ${table} where event = '${code}'`);
const statements = [bury, ...others, `delete from events where code = '${code}'`];

if (url.startsWith('sqlite:')) {
	const file = new DatabaseSync(url.slice('sqlite:'.length));
	for (const pragma of ['busy_timeout = 60000', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON'])
		file.exec(`PRAGMA ${pragma}`);
	file.exec(['begin immediate', ...statements, 'commit', 'pragma incremental_vacuum'].join(';'));
	file.close();
} else {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	await client.query(['begin', ...statements, 'commit'].join(';'));
	await client.end();
}

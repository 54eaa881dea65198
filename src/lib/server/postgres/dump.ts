/** Backups of PostgreSQL, by its own programs: they know every version of it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Copied, Restored } from '../ops/copy-contents.ts';
import { flush, takeName } from '../sqlite/copy.ts';

/** As of one moment, while letters arrive; then it is read to its end, as restoring would. */
export function dumpPostgres(url: string, to: string): Copied {
	if (existsSync(to)) return { kind: 'exists' };
	const part = `${to}.part`;
	try {
		const dumped = run('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${part}`], url);
		if (dumped.kind !== 'done') return dumped;
		chmodSync(part, 0o600);
		flush(part);
		const read = run('pg_restore', ['--file=-', part]);
		if (read.kind !== 'done') return read;
		takeName(part, to);
		return { kind: 'copied' };
	} finally {
		rmSync(part, { force: true });
	}
}

/** All of it or nothing. What was there is dumped beside the backup before. */
export async function restorePostgres(url: string, from: string, stamp: string): Promise<Restored> {
	if (!existsSync(from)) return { kind: 'missing-source' };
	const read = run('pg_restore', ['--file=-', from]);
	if (read.kind !== 'done') return read;
	if (await isInUse(url)) return { kind: 'in-use' };
	const kept = `${from}.${stamp}`;
	const before = dumpPostgres(url, kept);
	if (before.kind === 'damaged' || before.kind === 'no-program') return before;
	const options = ['--clean', '--if-exists', '--single-transaction', '--exit-on-error', '--no-owner', '--no-privileges'];
	const restored = run('pg_restore', [...options, from], url);
	return restored.kind === 'done' ? { kind: 'restored', kept } : restored;
}

type Ran = { kind: 'done' } | { kind: 'damaged'; problem: string } | { kind: 'no-program'; program: string };

/** Found in PG_BIN, or where the shell finds programs. */
function run(program: string, options: string[], url?: string): Ran {
	const path = process.env.PG_BIN ? join(process.env.PG_BIN, program) : program;
	const { address, password } = url === undefined ? {} : addressed(url);
	const { error, status, stderr } = spawnSync(path, address === undefined ? options : [`--dbname=${address}`, ...options], {
		encoding: 'utf8',
		stdio: ['ignore', 'ignore', 'pipe'],
		env: { ...process.env, ...(password && { PGPASSWORD: password }) }
	});
	const missing: NodeJS.ErrnoException | undefined = error;
	if (missing?.code === 'ENOENT') return { kind: 'no-program', program };
	if (error) throw error;
	return status === 0 ? { kind: 'done' } : { kind: 'damaged', problem: stderr.trim() };
}

/** The password apart, for other users of the machine see what a program was started with. */
function addressed(url: string): { address: string; password: string } {
	const address = new URL(url);
	const password = decodeURIComponent(address.password);
	address.password = '';
	return { address: address.href, password };
}

async function isInUse(url: string): Promise<boolean> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		const others = await client.query(
			'select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = $1',
			['client backend']
		);
		return others.rowCount !== 0;
	} finally {
		await client.end();
	}
}

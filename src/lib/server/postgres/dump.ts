/** Backups of PostgreSQL by its own programs, because they know every version of it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import type { Copied, Restored } from '../ops/copy-contents.ts';
import { flush, takeName } from '../sqlite/copy.ts';

/** Copies the database as of one moment, while letters arrive. Then it reads the copy to its end, as restoring would. */
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

/** Restores all of the backup or nothing. Before that, it dumps the present database into a file beside the backup. */
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

/** Runs a program of PostgreSQL from PG_BIN, or from where the shell finds programs. */
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

/** Takes the password out of the address, because other users of the machine can see how a program was started. */
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { migrationNames } from '../migrations/migrations.ts';
import type { Restored } from '../ops/copy-contents.ts';
import { dumpPostgres } from './dump.ts';
import { onDatabase, programPath, runProgram, type Ran } from './programs.ts';

/** Restores all of the backup or nothing. Before that, it dumps the present database into a file beside the backup. */
export async function restorePostgres(url: string, from: string, stamp: string): Promise<Restored> {
	if (!existsSync(from)) return { kind: 'missing-source' };
	const unfit = whyUnfit(from);
	if (unfit) return unfit;
	if (await isInUse(url)) return { kind: 'in-use' };
	const kept = `${from}.${stamp}`;
	const before = dumpPostgres(url, kept);
	if (before.kind === 'damaged' || before.kind === 'no-program') return before;
	// A missing psql is found now, because a program that is started below cannot say so in time.
	const found = runProgram('psql', ['--version']);
	const restored = found.kind === 'done' ? await replaceAll(url, from) : found;
	return restored.kind === 'done' ? { kind: 'restored', kept } : restored;
}

/** Reads the whole backup, and says why it cannot be restored. */
function whyUnfit(from: string): Exclude<Restored, { kind: 'restored' }> | undefined {
	const read = runProgram('pg_restore', ['--file=-', from]);
	if (read.kind !== 'done') return read;
	const names = runProgram('pg_restore', ['--file=-', '--data-only', '--table=kysely_migration', from], { isHeard: true });
	if (names.kind !== 'done') return names;
	const rows = /^COPY \S*kysely_migration \(name, .*\n([^]*?)^\\\.$/m.exec(names.said)?.[1];
	if (rows === undefined) return { kind: 'damaged', problem: 'it is no database of Writing Table' };
	const isNewer = rows.split('\n').some((row) => row !== '' && !migrationNames.includes(row.split('\t')[0] ?? ''));
	return isNewer ? { kind: 'newer' } : undefined;
}

/**
 * Drops every table and brings in the backup, in one transaction. `pg_restore` alone drops only what the backup names: the tables of
 * a newer version would stay, and their references would keep the others from being dropped.
 */
async function replaceAll(url: string, from: string): Promise<Ran> {
	const { first, env } = onDatabase(url);
	const writing = spawn(programPath('psql'), [...first, '--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1'], {
		env,
		stdio: ['pipe', 'ignore', 'pipe']
	});
	const options = ['--clean', '--if-exists', '--no-owner', '--no-privileges', '--file=-'];
	const reading = spawn(programPath('pg_restore'), [...options, from], { stdio: ['ignore', 'pipe', 'pipe'] });
	const [written, wrongs] = [once(writing, 'close'), Promise.all([text(reading.stderr), text(writing.stderr)])];
	// psql may end before it has read everything. It then says why, and there is nobody to read the rest.
	writing.stdin.on('error', () => reading.kill());
	writing.stdin.write(`begin;\n${dropAll}\n`);
	reading.stdout.pipe(writing.stdin, { end: false });
	const [isRead] = (await once(reading, 'close')) as [number | null];
	// Without this word, psql ends with everything as it was.
	writing.stdin.end(isRead === 0 ? '\ncommit;\n' : '');
	const [isWritten] = (await written) as [number | null];
	if (isRead === 0 && isWritten === 0) return { kind: 'done', said: '' };
	return { kind: 'damaged', problem: (await wrongs).join(' ').trim() };
}

/** Leaves alone what an extension brought along, and what belongs to somebody else. */
const dropAll = `do $$ declare each record; begin
	for each in
		select c.oid::regclass as name from pg_class c
		where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'USAGE')
			and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
	loop
		execute 'drop table if exists ' || each.name || ' cascade';
	end loop;
end $$;`;

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

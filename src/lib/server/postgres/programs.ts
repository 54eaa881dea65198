/** Runs PostgreSQL's own programs, because they know every version of it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** `done`: `said` is what it wrote, if that was asked for. */
export type Ran = { kind: 'done'; said: string } | { kind: 'damaged'; problem: string } | { kind: 'no-program'; program: string };

interface Way {
	/** The database that the program works on. */
	url?: string;
	/** Whether what it writes is wanted. It must be short. */
	isHeard?: boolean;
}

/** Runs a program to its end. */
export function runProgram(program: string, options: string[], { url, isHeard = false }: Way = {}): Ran {
	const { first, env } = onDatabase(url);
	const { error, status, stderr, stdout } = spawnSync(programPath(program), [...first, ...options], {
		encoding: 'utf8',
		stdio: ['ignore', isHeard ? 'pipe' : 'ignore', 'pipe'],
		env
	});
	const missing: NodeJS.ErrnoException | undefined = error;
	if (missing?.code === 'ENOENT') return { kind: 'no-program', program };
	if (error) throw error;
	return status === 0 ? { kind: 'done', said: stdout ?? '' } : { kind: 'damaged', problem: stderr.trim() };
}

/** Gives where the program lies: in PG_BIN, or where the shell finds programs. */
export const programPath = (program: string) => (process.env.PG_BIN ? join(process.env.PG_BIN, program) : program);

/**
 * Gives the first options and the environment of a program that works on this database. The password goes into the environment,
 * because other users of the machine can see how a program was started.
 */
export function onDatabase(url: string | undefined): { first: string[]; env: NodeJS.ProcessEnv } {
	if (url === undefined) return { first: [], env: process.env };
	const address = new URL(url);
	const password = decodeURIComponent(address.password);
	address.password = '';
	return { first: [`--dbname=${address.href}`], env: { ...process.env, ...(password && { PGPASSWORD: password }) } };
}

import { chmodSync, existsSync, rmSync } from 'node:fs';
import type { Copied } from '../ops/copy-contents.ts';
import { flush, takeName } from '../sqlite/copy.ts';
import { runProgram } from './programs.ts';

/** Copies the database as of one moment, while letters arrive. Then it reads the copy to its end, as restoring would. */
export function dumpPostgres(url: string, to: string): Copied {
	if (existsSync(to)) return { kind: 'exists' };
	const part = `${to}.part`;
	try {
		const dumped = runProgram('pg_dump', ['--format=custom', '--no-owner', '--no-privileges', `--file=${part}`], { url });
		if (dumped.kind !== 'done') return dumped;
		chmodSync(part, 0o600);
		flush(part);
		const read = runProgram('pg_restore', ['--file=-', part]);
		if (read.kind !== 'done') return read;
		takeName(part, to);
		return { kind: 'copied' };
	} finally {
		rmSync(part, { force: true });
	}
}

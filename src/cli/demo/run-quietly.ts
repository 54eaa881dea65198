import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type QuietRun = { kind: 'done' } | { kind: 'failed'; said: string };

/**
 * Runs a command to its end and shows nothing of it. When it fails, `said` is all that it wrote to both outputs, in order. It also
 * holds the reason when the command could not start or a signal stopped it.
 */
export function runQuietly(command: string, args: string[]): QuietRun {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-run-'));
	const file = join(folder, 'said');
	// One file for both outputs keeps their order. Unlike a buffer, it has no bound.
	const output = openSync(file, 'w');
	try {
		const { status, signal, error } = spawnSync(command, args, { stdio: ['ignore', output, output] });
		if (status === 0) return { kind: 'done' };
		const reason = error?.message ?? (signal ? `It was stopped by ${signal}.` : '');
		return { kind: 'failed', said: readFileSync(file, 'utf8') + (reason && `${reason}\n`) };
	} finally {
		closeSync(output);
		rmSync(folder, { recursive: true });
	}
}

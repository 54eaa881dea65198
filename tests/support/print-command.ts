/** Runs the print command as a shell does, in a folder of its own that goes when the tests end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';

export const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
export const out = join(folder, 'out.pdf');

/** Removes the last file before each test, and the folder after all of them. */
export function inOwnFolder(): void {
	afterAll(() => rmSync(folder, { recursive: true }));
	beforeEach(() => rmSync(out, { force: true }));
}

/** Writes text, or a value as JSON, and gives the path. */
export function file(name: string, value: unknown): string {
	writeFileSync(join(folder, name), typeof value === 'string' ? value : JSON.stringify(value));
	return join(folder, name);
}

export function run(...args: string[]) {
	const env = { ...process.env, SOURCE_DATE_EPOCH: '1796900000' };
	const { status, stderr, stdout } = spawnSync(process.execPath, ['src/cli/print.ts', ...args], { encoding: 'utf8', env });
	return { status, stderr, stdout };
}

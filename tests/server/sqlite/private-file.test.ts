import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';

let folder: string;
let file: string;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'writing-table-mode-'));
	file = join(folder, 'data', 'test.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('openDatabase makes a file that only its owner reads, with its log', async () => {
	const { close } = await openDatabase(`sqlite:${file}`);
	expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600']);
	await close();
});

test('openDatabase closes a file that others could read, and the log that a crash left', async () => {
	await (await openDatabase(`sqlite:${file}`)).close();
	writeFileSync(`${file}-wal`, '');
	for (const path of [file, `${file}-wal`]) chmodSync(path, 0o644);
	const { close } = await openDatabase(`sqlite:${file}`);
	expect([file, `${file}-wal`].map(modeOf)).toEqual(['600', '600']);
	await close();
	expect(existsSync(`${file}-wal`)).toBe(false);
});

import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from './patches.ts';

const root = resolve(import.meta.dirname, '../..');

test('at least twenty bugs are planted, and each says which promise it breaks', () => {
	expect(mutants.length).toBeGreaterThanOrEqual(20);
	for (const { breaks } of mutants) expect(breaks).toMatch(/\(I\d+(, I\d+)*\)\.$/);
});

test.each(mutants)('the planted bug $name still applies to the source', ({ path }) => {
	const { status, stderr } = spawnSync('git', ['apply', '--check', path], { cwd: root, encoding: 'utf8' });
	expect(stderr).toBe('');
	expect(status).toBe(0);
});

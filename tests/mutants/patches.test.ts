import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { mutants } from './patches.ts';

const root = resolve(import.meta.dirname, '../..');

/** What Git says against each patch. One shell asks for all of them, because a process that holds the tests is slow to fork. */
const refusals = (() => {
	const asking = 'for path; do printf "%s\\n%s\\0" "$path" "$(git apply --check "$path" 2>&1 || echo refused)"; done';
	const paths = mutants.map(({ path }) => path);
	const { stdout } = spawnSync('sh', ['-c', asking, 'sh', ...paths], { cwd: root, encoding: 'utf8' });
	return new Map(stdout.split('\0').map((each) => each.split(/\n(.*)/s) as [string, string]));
})();

test('at least twenty bugs are planted, and each says which promise it breaks', () => {
	expect(mutants.length).toBeGreaterThanOrEqual(20);
	for (const { breaks } of mutants) expect(breaks).toMatch(/\(I\d+(, I\d+)*\)\.$/);
});

test.each(mutants)('the planted bug $name still applies to the source', ({ path }) => {
	expect(refusals.get(path)).toBe('');
});

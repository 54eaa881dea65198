import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-run-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { scripts, dependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
	string,
	Record<string, string>
>;
const commands = Object.entries(scripts!).flatMap(([name, line]) => {
	const command = /src\/cli\/run\.js ([a-z-]+)/.exec(line)?.[1];
	return command === undefined ? [] : [{ name, command }];
});

/**
 * An older Node is known only by its number. The version must be checked before that Node reads code that it does not understand.
 */
function runUnder(version: string, command: string) {
	const preload = join(folder, 'older.cjs');
	writeFileSync(preload, `Object.defineProperty(process.versions, 'node', { value: '${version}' });`);
	return spawnSync(process.execPath, ['--require', preload, 'src/cli/run.js', command], { encoding: 'utf8' });
}

test.each(commands)('run answers an older Node with a sentence for $name', ({ command }) => {
	const { status, stderr, stdout } = runUnder('20.20.2', command);
	expect({ status, stdout, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, stdout: '', lines: 1 });
	expect(stderr).toContain('needs Node 24 or newer; this is Node 20.20.2');
});

test('every command that a server or an organiser needs starts through run', () => {
	const names = commands.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(['start', 'demo', 'collect', 'print']));
	const around = Object.entries(scripts!).filter(([, line]) => /src\/cli\/\S+\.ts/.test(line));
	expect(around).toEqual([]);
});

test('run.js holds nothing that an older Node cannot read', () => {
	// Every import comes after the check of the version.
	expect(readFileSync('src/cli/run.js', 'utf8')).not.toMatch(/^import /m);
});

test('run hands a command its own words', () => {
	const { status, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'collect', '--nonsense'], { encoding: 'utf8' });
	expect([status, stderr]).toEqual([2, expect.stringMatching(/^Use: npm run collect/)]);
});

test('what serving imports is not left out with the packages for development', () => {
	expect(Object.keys({ ...dependencies, ...optionalDependencies })).toEqual(expect.arrayContaining(['kysely', 'pg', 'node']));
});

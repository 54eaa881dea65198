/**
 * `npm run mutants [-- NAME …]`: plants each bug in a copy of the tree and shows what catches it: four hundred simulated schedules, or
 * else the tests of the outbox, the device and the store. Ends with 1 when a bug gets through.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fastTests, mutants, type Mutant } from './patches.ts';

const root = resolve(import.meta.dirname, '../..');
const leftOut = new Set(['node_modules', '.git', 'build', 'data', 'test-results', 'playwright-report', 'coverage']);

interface Outcome {
	name: string;
	/** What caught it, in the words of the one who did; nothing when it got through. */
	caughtBy?: string;
	seconds: number;
}

const asked = process.argv.slice(2);
const tree = copiedTree();
try {
	const sound = simulated('200');
	if (sound) throw new Error(`The tree is not sound without a planted bug: ${sound}`);
	const outcomes = mutants.filter(({ name }) => asked.length === 0 || asked.includes(name)).map(tried);
	const isThrough = outcomes.filter(({ caughtBy }) => !caughtBy);
	console.log(`\n${outcomes.length - isThrough.length} of ${outcomes.length} caught`);
	process.exitCode = isThrough.length === 0 ? 0 : 1;
} finally {
	rmSync(tree, { recursive: true, force: true });
}

function copiedTree(): string {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-mutants-'));
	cpSync(root, folder, { recursive: true, filter: (path) => path === root || !leftOut.has(basename(path)) });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	console.log('| Planted bug | Caught by | Seconds |\n|---|---|---|');
	return folder;
}

function tried({ name, path }: Mutant): Outcome {
	const startMs = performance.now();
	patch(path);
	const caughtBy = caught();
	patch(path, '--reverse');
	const outcome = { name, caughtBy, seconds: Math.round((performance.now() - startMs) / 1_000) };
	console.log(`| ${name} | ${caughtBy ?? '**nothing**'} | ${outcome.seconds} |`);
	return outcome;
}

function patch(path: string, ...how: string[]) {
	const { status, stderr } = spawnSync('git', ['apply', ...how, path], { cwd: tree, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
}

function caught(): string | undefined {
	return simulated('400') ?? tested();
}

function simulated(schedules: string): string | undefined {
	const { stdout, stderr, status } = run('node', [
		'tests/simulation/soak.ts',
		'--seed',
		'1',
		'--schedules',
		schedules,
		'--shrinking-s',
		'0'
	]);
	if (status === 0) return undefined;
	const broken = /^Then: (.*)$/m.exec(stdout)?.[1];
	if (!broken) throw new Error(`the simulation did not run: ${stderr.slice(0, 2_000)}`);
	return `schedule ${/^Schedule (\d+)/m.exec(stdout)?.[1]}: ${withoutIds(broken)}`;
}

function withoutIds(text: string): string {
	return text.replace(/^after beat \d+: /, '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an item');
}

function tested(): string | undefined {
	const file = join(tree, 'report.json');
	const { status, stderr } = run('npx', [
		'vitest',
		'run',
		'--project',
		'node',
		'--reporter=json',
		// One test that fails is enough: some wait minutes for what a planted bug never lets come.
		'--bail=1',
		`--outputFile=${file}`,
		...fastTests
	]);
	if (status === 0) return undefined;
	if (!existsSync(file)) throw new Error(`the tests did not run: ${stderr.slice(0, 2_000)}`);
	const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
	const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).find((each) => each.status === 'failed');
	if (!failed) throw new Error('the tests did not run');
	return `test: ${failed.fullName}`;
}

interface Report {
	testResults: { assertionResults: { status: string; fullName: string }[] }[];
}

function run(command: string, args: string[]) {
	const node = command === 'node' ? process.execPath : command;
	return spawnSync(node, args, { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

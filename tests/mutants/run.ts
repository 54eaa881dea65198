/**
 * `npm run mutants [-- NAME …]`: plants each bug in a copy of the tree and shows what catches it: four hundred simulated schedules, or
 * else the tests of the outbox, the device and the store. Stopped, it goes on where it was with the next call; after the last bug it
 * begins anew. `--anew` forgets what was found so far. Ends with 1 when a bug gets through.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fastTests, mutants, type Mutant } from './patches.ts';

const root = resolve(import.meta.dirname, '../..');
const leftOut = new Set(['node_modules', '.git', 'build', 'data', 'test-results', 'playwright-report', 'coverage']);

/** Far more than either takes on a busy machine, so that only what hangs is ended. */
const limitMs = { simulated: 10 * 60_000, tested: 20 * 60_000 };

interface Outcome {
	name: string;
	/** Of the patch: one that was changed since is tried again. */
	digest: string;
	/** What caught it, in the words of the one who did; nothing when it got through. */
	caughtBy?: string;
	/** Nothing failed until the time was over. That catches nothing. */
	hung?: true;
	seconds: number;
}

const { values, positionals: asked } = parseArgs({
	allowPositionals: true,
	options: { anew: { type: 'boolean', default: false } }
});
const found = join(root, 'test-results/mutants.json');
const known = values.anew || asked.length > 0 || !existsSync(found) ? [] : (JSON.parse(readFileSync(found, 'utf8')) as Outcome[]);
const outcomes = known.filter((outcome) =>
	mutants.some((each) => each.name === outcome.name && digestOf(each) === outcome.digest)
);
const tree = copiedTree();
try {
	const sound = simulated('200');
	if (sound) throw new Error(`The tree is not sound without a planted bug: ${JSON.stringify(sound)}`);
	for (const outcome of outcomes) show(outcome);
	const isLeft = ({ name }: Mutant) =>
		(asked.length === 0 || asked.includes(name)) && !outcomes.some((outcome) => outcome.name === name);
	for (const mutant of mutants.filter(isLeft)) {
		outcomes.push(tried(mutant));
		if (asked.length === 0) note();
	}
	if (asked.length === 0) rmSync(found, { force: true });
	const isThrough = outcomes.filter(({ caughtBy }) => !caughtBy);
	console.log(`\n${outcomes.length - isThrough.length} of ${outcomes.length} caught`);
	process.exitCode = isThrough.length === 0 ? 0 : 1;
} finally {
	rmSync(tree, { recursive: true, force: true });
}

function digestOf({ path }: Mutant): string {
	return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function note() {
	mkdirSync(dirname(found), { recursive: true });
	writeFileSync(found, JSON.stringify(outcomes, undefined, '\t'));
}

function copiedTree(): string {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-mutants-'));
	cpSync(root, folder, { recursive: true, filter: (path) => path === root || !leftOut.has(basename(path)) });
	symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
	shortenPatience(folder);
	console.log('| Planted bug | Caught by | Seconds |\n|---|---|---|');
	return folder;
}

/** A planted bug lets some tests wait in vain. They are patient for five minutes, and one is enough here. */
function shortenPatience(folder: string) {
	const path = join(folder, 'tests/support/patience.ts');
	const text = readFileSync(path, 'utf8');
	const shorter = text.replace('patienceMs = 300_000', 'patienceMs = 60_000');
	if (shorter === text) throw new Error(`${path} says otherwise how long a test waits`);
	writeFileSync(path, shorter);
}

function tried(mutant: Mutant): Outcome {
	const { name, path } = mutant;
	const startMs = performance.now();
	patch(path);
	const verdict = simulated('400') ?? tested() ?? {};
	patch(path, '--reverse');
	const outcome = { name, digest: digestOf(mutant), ...verdict, seconds: Math.round((performance.now() - startMs) / 1_000) };
	show(outcome);
	return outcome;
}

function show({ name, caughtBy, hung, seconds }: Outcome) {
	console.log(`| ${name} | ${caughtBy ?? (hung ? '**nothing: it hung**' : '**nothing**')} | ${seconds} |`);
}

function patch(path: string, ...how: string[]) {
	const { status, stderr } = spawnSync('git', ['apply', ...how, path], { cwd: tree, encoding: 'utf8' });
	if (status !== 0) throw new Error(stderr);
}

type Verdict = Pick<Outcome, 'caughtBy' | 'hung'>;

function simulated(schedules: string): Verdict | undefined {
	const { stdout, stderr, status, isLate } = run(limitMs.simulated, 'node', [
		'tests/simulation/soak.ts',
		'--seed',
		'1',
		'--schedules',
		schedules,
		'--shrinking-s',
		'0'
	]);
	// The tests may say more of it.
	if (status === 0 || isLate) return undefined;
	const broken = /^Then: (.*)$/m.exec(stdout)?.[1];
	if (!broken) throw new Error(`the simulation did not run: ${stderr.slice(0, 2_000)}`);
	return { caughtBy: `schedule ${/^Schedule (\d+)/m.exec(stdout)?.[1]}: ${withoutIds(broken)}` };
}

function withoutIds(text: string): string {
	return text.replace(/^after beat \d+: /, '').replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'an item');
}

function tested(): Verdict | undefined {
	const file = join(tree, 'report.json');
	rmSync(file, { force: true });
	const { status, stderr, isLate } = run(limitMs.tested, 'npx', [
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
	if (isLate) return { hung: true };
	if (!existsSync(file)) throw new Error(`the tests did not run: ${stderr.slice(0, 2_000)}`);
	const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
	const failed = report.testResults.flatMap(({ assertionResults }) => assertionResults).find((each) => each.status === 'failed');
	if (!failed) throw new Error('the tests did not run');
	const isTimeOut = failed.failureMessages.some((message) => message.includes('timed out in'));
	return { caughtBy: `${isTimeOut ? 'hung, caught by time-out of test' : 'test'}: ${failed.fullName}` };
}

interface Report {
	testResults: { assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

function run(patienceMs: number, command: string, args: string[]) {
	const node = command === 'node' ? process.execPath : command;
	// Its own group of processes: Vitest's workers must end with it.
	const ended = spawnSync('timeout', ['--kill-after=10', String(patienceMs / 1_000), node, ...args], {
		cwd: tree,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	return { ...ended, isLate: ended.status === 124 || ended.status === 137 };
}

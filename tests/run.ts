/**
 * `npm test`: checks, unit, store, component and journey tests, on a machine that may have nothing but Node. Finds or installs
 * the browser and the commands that the tests look at PDFs and age files with, builds the app, and ends with "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunch } from './support/browser.ts';
import { firefoxPath } from './support/engines/firefox-path.ts';
import { postgresPrograms } from './support/postgres-programs.ts';

const reports = mkdtempSync(join(tmpdir(), 'writing-table-tests-'));
interface Count {
	passed: number;
	failed: number;
}

function run(command: string, args: string[], env: Record<string, string> = {}): number {
	return spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}

const has = (command: string) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

function install(what: string, packages: string[]) {
	const isRoot = process.getuid?.() === 0;
	const isInstalled = isRoot && has('apt-get') && run('apt-get', ['update', '-qq']) === 0 && aptInstall(packages);
	if (isInstalled) return;
	console.error(`The tests need ${what}. Install it (Debian: apt-get install ${packages.join(' ')}) and run npm test again.`);
	process.exit(2);
}

const aptInstall = (packages: string[]) =>
	withoutServices(() =>
		run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { DEBIAN_FRONTEND: 'noninteractive' })
	) === 0;

const hasWebKit = () =>
	spawnSync('/usr/bin/python3', ['-c', "import gi; gi.require_version('WebKit2', '4.1')"], { stdio: 'ignore' }).status === 0;

/** The tests start PostgreSQL themselves; Debian's package would leave one running, unless this file says no. */
function withoutServices<T>(work: () => T): T {
	const policy = '/usr/sbin/policy-rc.d';
	if (existsSync(policy)) return work();
	writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
	try {
		return work();
	} finally {
		rmSync(policy);
	}
}

async function ensureBrowser() {
	if (browserLaunch(existsSync).executablePath) return;
	const { chromium } = await import('@playwright/test');
	if (existsSync(chromium.executablePath())) return;
	if (run('npx', ['playwright', 'install', 'chromium']) === 0) return;
	install('a Chromium browser', ['chromium', 'fonts-noto-core']);
}

function ensureCommands() {
	if (!existsSync(firefoxPath)) install('Firefox ESR, or FIREFOX with the path of one', ['firefox-esr']);
	if (!has('WebKitWebDriver') || !has('Xvfb') || !hasWebKit())
		install('WebKitGTK with its WebDriver', ['webkit2gtk-driver', 'xvfb', 'python3-gi', 'gir1.2-webkit2-4.1']);
	if (!has('pdftotext')) install('pdftotext, to read PDFs back', ['poppler-utils']);
	if (!has('age')) install("Debian's age command, to open a sealed item", ['age']);
	if (!postgresPrograms()) install('PostgreSQL, or PG_BIN with the folder of its programs', ['postgresql']);
}

function step(name: string, command: string, args: string[]): Count {
	console.log(`\n== ${name}`);
	return run(command, args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function vitest(project: string): Count {
	console.log(`\n== ${project} tests`);
	const file = join(reports, `${project}.json`);
	const status = run('npx', [
		'vitest',
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	const report = readReport<{ numPassedTests: number; numFailedTests: number }>(file);
	return whole(status, report ? { passed: report.numPassedTests, failed: report.numFailedTests } : undefined);
}

function journeys(): Count {
	console.log('\n== journeys');
	const file = join(reports, 'journeys.json');
	const status = run('npx', ['playwright', 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: file });
	const report = readReport<{ stats: { expected: number; unexpected: number; flaky: number } }>(file);
	return whole(
		status,
		report ? { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky } : undefined
	);
}

/** A runner that stopped badly counts as a failure even when every test it reached passed. */
function whole(status: number, count: Count | undefined): Count {
	if (!count) return { passed: 0, failed: 1 };
	return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

function readReport<T>(file: string): T | undefined {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

await ensureBrowser();
ensureCommands();
const counts = [
	step('check', 'npm', ['run', '--silent', 'check']),
	// Before the tests, for some of them start the built server.
	step('build', 'npm', ['run', '--silent', 'build']),
	vitest('node'),
	vitest('browser'),
	journeys(),
	vitest('engines')
];
rmSync(reports, { recursive: true, force: true });
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

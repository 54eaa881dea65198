/**
 * `npm test`: runs the checks and the unit, store, component and journey tests, on a machine that may have nothing but Node. It
 * finds or installs the browser and the commands with which the tests read PDFs and age files. It builds the app, and ends with
 * "N passed, N failed".
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserLaunch } from './support/browser.ts';
import { firefoxPath } from './support/engines/firefox-path.ts';
import { postgresPrograms } from './support/postgres-programs.ts';
import { readPlaywright, readVitest, type Outcome } from './support/reports.ts';

const reports = mkdtempSync(join(tmpdir(), 'writing-table-tests-'));

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

/** The tests start PostgreSQL themselves. Without this file, Debian's package would leave another one running. */
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
	if (!has('qpdf') || !has('mutool') || !has('gs'))
		install('qpdf, MuPDF and Ghostscript, to read PDFs as others do', ['qpdf', 'mupdf-tools', 'ghostscript']);
	if (!has('age')) install("Debian's age command, to open a sealed item", ['age']);
	if (!postgresPrograms()) install('PostgreSQL, or PG_BIN with the folder of its programs', ['postgresql']);
}

function step(name: string, command: string, args: string[]): Outcome {
	console.log(`\n== ${name}`);
	return run(command, args) === 0 ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [name] };
}

function vitest(project: string): Outcome {
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
	return whole(`${project} tests`, status, existsSync(file) ? readVitest(readFileSync(file, 'utf8')) : undefined);
}

function journeys(): Outcome {
	console.log('\n== journeys');
	const file = join(reports, 'journeys.json');
	const status = run('npx', ['playwright', 'test', '-c', 'tests/journeys', '--reporter=list,json'], {
		PLAYWRIGHT_JSON_OUTPUT_NAME: file
	});
	return whole('journeys', status, existsSync(file) ? readPlaywright(readFileSync(file, 'utf8')) : undefined);
}

/** A runner that ended with an error counts as a failure, even when every test that it reached passed. */
function whole(name: string, status: number, outcome: Outcome | undefined): Outcome {
	const stopped = { passed: outcome?.passed ?? 0, failed: 1, failures: [`${name} › the runner ended with ${status}`] };
	if (!outcome) return stopped;
	return status !== 0 && outcome.failed === 0 ? { ...stopped, failures: [...outcome.failures, ...stopped.failures] } : outcome;
}

await ensureBrowser();
ensureCommands();
const outcomes = [
	step('check', 'npm', ['run', '--silent', 'check']),
	// The build comes before the tests, because some of them start the built server.
	step('build', 'npm', ['run', '--silent', 'build']),
	vitest('node'),
	vitest('browser'),
	journeys(),
	vitest('engines')
];
rmSync(reports, { recursive: true, force: true });
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
if (failed > 0) console.log(`\nFailed:\n${outcomes.flatMap(({ failures }) => failures).join('\n')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

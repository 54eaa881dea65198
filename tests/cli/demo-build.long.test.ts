import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { readRecord, writeRecord } from '../../src/cli/demo/record.ts';
import { runQuietly } from '../../src/cli/demo/run-quietly.ts';
import { ensureSampleEvent } from '../../src/cli/demo/sample-event.ts';

test('demo creates its event once and finds it again at the next start, at another address too', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-demo-'));
	const url = `sqlite:${join(folder, 'writing-table.db')}`;
	const first = await ensureSampleEvent(url, 'http://localhost:3000', readRecord(folder));
	writeRecord(folder, first);
	const second = await ensureSampleEvent(url, 'http://localhost:4000', readRecord(folder));
	expect(second).toMatchObject({ code: first.code, organiserWords: first.organiserWords, setupToken: first.setupToken });
	expect(second.joinLink).toBe(first.joinLink.replace('3000', '4000'));
	const { db, close } = await openDatabase(url);
	expect(await db.selectFrom('events').select('code').execute()).toEqual([{ code: first.code }]);
	await close();
	rmSync(folder, { recursive: true });
});

/** Runs `work` in its own process, and gives what that process printed. */
function shownBy(work: string): string {
	const from = JSON.stringify(new URL('../../src/cli/demo/run-quietly.ts', import.meta.url).href);
	const { stdout, stderr } = spawnSync(
		process.execPath,
		['--input-type=module', '-e', `import { runQuietly } from ${from}; ${work}`],
		{ encoding: 'utf8' }
	);
	return stdout + stderr;
}

const node = (script: string) => `runQuietly(process.execPath, ['-e', ${JSON.stringify(script)}])`;

test('runQuietly shows nothing of a command that succeeds, warnings neither', () => {
	const build = node("console.log('123 modules'); console.error('warning: a large chunk')");
	expect(shownBy(`console.log(${build}.kind)`)).toBe('done\n');
});

test('runQuietly gives all that a command said, in its order, when it fails', () => {
	const script = "for (const line of ['one', 'two']) { console.log(line); console.error(line + '!') } process.exit(3)";
	expect(runQuietly(process.execPath, ['-e', script])).toEqual({ kind: 'failed', said: 'one\none!\ntwo\ntwo!\n' });
});

test('runQuietly gives the reason when a command cannot be started', () => {
	const outcome = runQuietly('/nowhere/no-such-command', []);
	expect(outcome).toMatchObject({ kind: 'failed', said: expect.stringContaining('ENOENT') as string });
});

// On a busy machine, the fonts may have to be built first.
test('demo says in one line that it builds, and shows the whole build when that fails', { timeout: 300_000 }, () => {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-demo-'));
	const demo = new URL('../../src/cli/demo.ts', import.meta.url);
	// Without Vite, the build cannot even start. Then Node's own message is shown.
	const { status, stdout, stderr } = spawnSync(process.execPath, [fileURLToPath(demo), '--data', join(folder, 'data')], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, BUILD_OUT: join(folder, 'build') }
	});
	expect(stdout).toBe('Building the app; this takes a minute, once.\n');
	expect(stderr).toMatch(/Cannot find module[^]*vite[^]*\nThe app could not be built\.\n$/);
	expect(status).toBe(1);
	rmSync(folder, { recursive: true });
});

test('writeRecord lets nobody else on the machine read the words, in a file of an earlier start either', () => {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-demo-'));
	const kept = { url: 'u', code: '7KQ2MB', joinLink: 'j', tableLink: 't', organiserWords: 'w', setupToken: 's' };
	const mode = () => (statSync(join(folder, 'demo.json')).mode & 0o777).toString(8);
	writeRecord(folder, kept);
	expect(mode()).toBe('600');
	chmodSync(join(folder, 'demo.json'), 0o644);
	writeRecord(folder, kept);
	expect(mode()).toBe('600');
	rmSync(folder, { recursive: true });
});

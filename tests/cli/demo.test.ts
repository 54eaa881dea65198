import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/open-database.ts';
import { readRecord, writeRecord } from '../../src/cli/demo/record.ts';
import { ensureSampleEvent } from '../../src/cli/demo/sample-event.ts';
import { freePort } from '../support/server.ts';

beforeAll(() => {
	if (!existsSync('build/handler.js')) spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'ignore' });
}, 240_000);

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

test('demo listens on this machine alone', async () => {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-demo-'));
	const port = await freePort();
	const { HOST: _host, ...env } = process.env;
	const demo = spawn(process.execPath, ['src/cli/run.js', 'demo', '--port', String(port), '--data', folder], { env });
	await new Promise((settle) => demo.stdout.once('data', settle));
	const reach = (address: string) =>
		new Promise<boolean>((settle) => {
			const socket = connect(port, address, () => settle(true)).once('error', () => settle(false));
			socket.unref();
		});
	// Every address that begins with 127 is this machine, so a server on all of them would answer at the second one too.
	expect([await reach('127.0.0.1'), await reach('127.0.0.2')]).toEqual([true, false]);
	demo.kill('SIGKILL');
	await new Promise((settle) => demo.once('exit', settle));
	rmSync(folder, { recursive: true });
});

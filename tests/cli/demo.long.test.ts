import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { freePort } from '../support/server.ts';

beforeAll(ensureBuilt, buildingMs);

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
	// Every address that begins with 127 is this machine. A server that listens on all addresses would answer at the second one
	// too.
	expect([await reach('127.0.0.1'), await reach('127.0.0.2')]).toEqual([true, false]);
	demo.kill('SIGKILL');
	await new Promise((settle) => demo.once('exit', settle));
	rmSync(folder, { recursive: true });
});

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { until } from '../support/patience.ts';
import { freePort } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-release-'));
beforeAll(ensureBuilt, buildingMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('release makes an archive that starts where it is unpacked, fits its checksum, and is the same when made again', async () => {
	const [once, again] = [join(folder, 'once'), join(folder, 'again')];
	for (const to of [once, again]) execFileSync(process.execPath, ['src/cli/run.js', 'release', '--to', to]);
	const [archive = '', checksum = ''] = readdirSync(once).sort();
	execFileSync('sha256sum', ['--check', checksum], { cwd: once });
	execFileSync('cmp', [join(once, archive), join(again, archive)]);

	execFileSync('tar', ['-xzf', archive], { cwd: once });
	const unpacked = join(once, archive.replace('.tar.gz', ''));
	// This stands in place of `npm ci --omit=dev`, because a test must not ask a registry.
	symlinkSync(resolve('node_modules'), join(unpacked, 'node_modules'));
	for (const command of ['serve', 'demo']) expect(await statusOfJoin(unpacked, command)).toBe(200);
});

/** Starts the command there, and gives the status of the first page that a writer sees. */
async function statusOfJoin(cwd: string, command: string): Promise<number | undefined> {
	const port = await freePort();
	const data = join(folder, command);
	const env = { ...process.env, PORT: String(port), DATABASE_URL: `sqlite:${join(data, 'writing-table.db')}` };
	const options = command === 'demo' ? ['--port', String(port), '--data', data] : [];
	const server = spawn(process.execPath, ['src/cli/run.js', command, ...options], { cwd, env, stdio: 'ignore' });
	try {
		const status = () =>
			fetch(`http://localhost:${port}/join`).then(
				(answer) => answer.status,
				() => undefined
			);
		await until(
			async () => (await status()) !== undefined || server.exitCode !== null,
			50,
			() => `the unpacked ${command} does not answer`
		);
		return await status();
	} finally {
		server.kill();
	}
}

import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildingMs, ensureBuilt } from '../support/built-app.ts';
import { BuiltServer, freePort } from '../support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-alone-'));
beforeAll(ensureBuilt, buildingMs);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the built app starts its store from its own file, with no source beside it', async () => {
	cpSync('build', join(folder, 'build'), { recursive: true });
	symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
	const server = new BuiltServer(await freePort(), join(folder, 'build'));
	try {
		await server.start();
		expect((await fetch(`${server.url}/api/v1/health`)).status).toBe(200);
	} finally {
		await server.discard();
	}
});

import { spawnSync } from 'node:child_process';
import { beforeAll, expect, test } from 'vitest';
import { buildingMs, ensureBuilt } from './support/built-app.ts';

beforeAll(ensureBuilt, buildingMs);

// Each run has its own seed. When it fails, the output names the seed and the number of the request.
test('the API answers three thousand spoilt requests with an answer a device understands, and stores none of them', () => {
	const seed = String(Date.now() % 1_000_000);
	const options = ['--expose-gc', 'tests/fuzz/run.ts', '--requests', '3000', '--seed', seed];
	const { status, stdout, stderr } = spawnSync(process.execPath, options, { encoding: 'utf8' });
	expect([status, stderr], `seed ${seed}\n${stdout}`).toEqual([0, '']);
});

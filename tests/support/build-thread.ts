import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { buildStoreThread } from '../../src/building/store-thread-build.ts';

/** Vitest's `globalSetup`. It builds the thread of the store before the first test, and clears it away after the last. */
export async function setup(project: TestProject) {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-thread-'));
	await buildStoreThread(folder);
	project.provide('storeThread', join(folder, 'store-thread.js'));
	return () => rmSync(folder, { recursive: true, force: true });
}

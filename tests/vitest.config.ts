/**
 * Project `node`: everything that needs no page of a browser. A slow test says so in its file's name, and `test:quick` leaves it
 * out.
 */
import { defineConfig, mergeConfig } from 'vitest/config';
import { appConfig } from './support/app-config.ts';
import { patienceMs } from './support/patience.ts';
import { testFiles } from './support/test-files.ts';

export default mergeConfig(
	appConfig,
	defineConfig({
		test: {
			name: 'node',
			environment: 'node',
			setupFiles: ['fake-indexeddb/auto'],
			testTimeout: patienceMs,
			hookTimeout: patienceMs,
			projects: [{ test: { name: 'quick', ...testFiles.quick } }, { test: { name: 'long', ...testFiles.long } }]
		}
	})
);

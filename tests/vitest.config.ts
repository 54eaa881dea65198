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
			testTimeout: patienceMs,
			hookTimeout: patienceMs,
			setupFiles: ['fake-indexeddb/auto'],
			projects: [
				// A process and all modules anew for each file would take most of their time.
				{ test: { name: 'quick', pool: 'threads', isolate: false, ...testFiles.quick } },
				{ test: { name: 'quick, apart', ...testFiles.apart } },
				{ test: { name: 'long', ...testFiles.long } }
			]
		}
	})
);

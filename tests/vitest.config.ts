/**
 * Project `node`: everything that needs no page of a browser. A slow test says so in its file's name, and `test:quick` leaves it
 * out.
 */
import { fileURLToPath } from 'node:url';
import { defineConfig, mergeConfig } from 'vitest/config';
import { appConfig } from './support/app-config.ts';
import { patienceMs } from './support/patience.ts';
import { quickFolder } from './support/quick-folder.ts';
import { testFiles } from './support/test-files.ts';

const quick = { pool: 'threads', env: { TMPDIR: quickFolder() } } as const;

export default mergeConfig(
	appConfig,
	defineConfig({
		test: {
			name: 'node',
			environment: 'node',
			testTimeout: patienceMs,
			hookTimeout: patienceMs,
			setupFiles: ['fake-indexeddb/auto'],
			globalSetup: 'tests/support/build-thread.ts',
			alias: [{ find: './thread-file.ts', replacement: fileURLToPath(new URL('support/thread-file.ts', import.meta.url)) }],
			projects: [
				// A process and all modules anew for each file would take most of their time.
				{ test: { name: 'quick', ...quick, isolate: false, ...testFiles.quick } },
				{ test: { name: 'quick, apart', ...quick, ...testFiles.apart } },
				{ test: { name: 'long', ...testFiles.long } }
			]
		}
	})
);

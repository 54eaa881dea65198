/** Project `engines`: the writer's way in three browsers. */
import { defineConfig, mergeConfig } from 'vitest/config';
import { appConfig } from '../support/app-config.ts';
import { patienceMs } from '../support/patience.ts';
import { testFiles } from '../support/test-files.ts';

export default mergeConfig(
	appConfig,
	defineConfig({
		test: {
			name: 'engines',
			environment: 'node',
			...testFiles.engines,
			// The browsers run one after the other, because a test goes on where the one before it ended.
			fileParallelism: false,
			testTimeout: 2 * patienceMs,
			hookTimeout: 2 * patienceMs
		}
	})
);

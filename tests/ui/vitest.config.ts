/** Project `browser`: components in a real page. */
import { existsSync } from 'node:fs';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig, mergeConfig } from 'vitest/config';
import { appConfig } from '../support/app-config.ts';
import { browserLaunch } from '../support/browser.ts';
import { patienceMs } from '../support/patience.ts';
import { testFiles } from '../support/test-files.ts';

export default mergeConfig(
	appConfig,
	defineConfig({
		optimizeDeps: {
			include: ['barcode-detector/ponyfill', 'dexie', 'workbox-window', 'age-encryption', 'vitest-browser-svelte']
		},
		test: {
			name: 'browser',
			...testFiles.browser,
			testTimeout: patienceMs,
			hookTimeout: patienceMs,
			expect: { poll: { timeout: patienceMs / 5 } },
			browser: {
				enabled: true,
				headless: true,
				screenshotFailures: false,
				provider: playwright({ launchOptions: browserLaunch(existsSync) }),
				instances: [{ browser: 'chromium' }]
			}
		}
	})
);

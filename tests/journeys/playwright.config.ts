/** The journeys: a person's way through the built app, in Chromium. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import { patienceMs } from '../support/patience.ts';
import { journeyFiles } from '../support/test-files.ts';

export default defineConfig({
	testDir: '.',
	testMatch: journeyFiles,
	// A journey keeps about one core busy, and the machine that runs them all has two.
	workers: 2,
	timeout: 2 * patienceMs,
	expect: { timeout: patienceMs / 3 },
	reporter: 'list',
	use: {
		browserName: 'chromium',
		launchOptions: browserLaunch(existsSync),
		viewport: { width: 1024, height: 768 },
		// A step that waits in vain ends with its own name, and not with the time of the whole journey.
		actionTimeout: patienceMs,
		navigationTimeout: patienceMs
	}
});

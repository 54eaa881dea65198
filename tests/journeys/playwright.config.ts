/** The journeys: a person's way through the built app, in Chromium. */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import { journeyFiles } from '../support/test-files.ts';

export default defineConfig({
	testDir: '.',
	testMatch: journeyFiles,
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: 'list',
	use: { browserName: 'chromium', launchOptions: browserLaunch(existsSync), viewport: { width: 1024, height: 768 } }
});

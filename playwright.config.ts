import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from './tests/support/browser.ts';

export default defineConfig({
	testDir: 'tests/journeys',
	testMatch: '**/*.journey.ts',
	workers: 1,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: 'list',
	use: { browserName: 'chromium', launchOptions: browserLaunch(existsSync), viewport: { width: 1024, height: 768 } }
});

/** Chromium through Playwright, as the journeys drive it. */
import { existsSync } from 'node:fs';
import { chromium as playwright } from '@playwright/test';
import { browserLaunch } from '../browser.ts';
import { patienceMs } from '../patience.ts';
import { asExpression, type Engine, type EngineBrowser } from './engine.ts';
import { pressOf } from './mouse.ts';
import { killAllOf } from './processes.ts';

export const chromium: Engine = { name: 'chromium', open };

async function open(profileFolder: string): Promise<EngineBrowser> {
	const context = await playwright.launchPersistentContext(profileFolder, {
		viewport: { width: 1024, height: 768 },
		locale: 'en-GB',
		...browserLaunch(existsSync)
	});
	context.setDefaultTimeout(patienceMs);
	const page = context.pages()[0] ?? (await context.newPage());
	return {
		version: `Chromium ${context.browser()?.version() ?? ''}`,
		goto: async (address) => void (await page.goto(address, { waitUntil: 'domcontentloaded' })),
		run: (work, ...given) => page.evaluate(asExpression(work, given)),
		press: pressOf(page.mouse),
		keys: (text) => page.keyboard.type(text),
		picture: () => page.screenshot(),
		close: () => context.close(),
		kill: () => killAllOf(profileFolder)
	};
}

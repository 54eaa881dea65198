/** Serves the bench's page on the built server, because the server turns away pages of another origin. */
import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { browserLaunch } from '../../../support/browser.ts';
import { bundlePage } from '../../../support/built-page.ts';
import { aServer, type BuiltServer } from '../../../support/server.ts';

export interface BenchSite {
	server: BuiltServer;
	browser: Browser;
	/** The bench's page, on the server's own origin. */
	tab: Page;
	close(): Promise<void>;
}

export async function benchSite(): Promise<BenchSite> {
	const folder = resolve('build/client/bench');
	await bundlePage(resolve(import.meta.dirname, 'page.ts'), folder, '/bench/');
	const server = await aServer();
	const browser = await chromium.launch(browserLaunch(existsSync));
	const tab = await browser.newPage();
	await tab.goto(`${server.url}/bench/index.html`);
	return {
		server,
		browser,
		tab,
		close: async () => {
			await browser.close();
			await server.discard();
			rmSync(folder, { recursive: true });
		}
	};
}

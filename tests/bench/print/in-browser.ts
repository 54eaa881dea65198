/** Prints in a browser's worker, bundled as the app is, and watches the page meanwhile. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Item } from '../../../src/lib/domain/item.ts';
import { sheetWords } from '../../../src/lib/printing/words.ts';
import { browserLaunch } from '../../support/browser.ts';
import { longestTaskMs } from '../../support/page-tasks.ts';
import { builtPage } from '../../support/built-page.ts';
import type { InBrowser, PrintBench } from './in-browser-page.ts';

export interface BrowserRuns {
	all: InBrowser[];
	/** The page's longest task in its own CPU time, from a separate run. */
	ownMs: number;
}

const messages = JSON.parse(readFileSync(new URL('../../../src/messages/en/print.json', import.meta.url), 'utf8')) as Record<
	string,
	string
>;
export const words = sheetWords('en', (key) => messages[key] ?? '');

/**
 * The first run opens and compiles everything and does not count. The figure is the median of `rounds` runs after it. With
 * `keepBytes`, the file comes back too.
 */
export async function printInBrowser(jobs: readonly Item[][], rounds: number, keepBytes = false): Promise<BrowserRuns[]> {
	const site = await builtPage(fileURLToPath(new URL('./in-browser-page.ts', import.meta.url)));
	const browser = await chromium.launch(browserLaunch(existsSync));
	try {
		const tab = await browser.newPage();
		await tab.goto(site.url);
		const results: BrowserRuns[] = [];
		for (const items of jobs) {
			await tab.evaluate((given) => (window as unknown as PrintBench).takeItems(given), items);
			await printOnce(tab, 5, false);
			const all: InBrowser[] = [];
			for (let round = 0; round < rounds; round++) all.push(await printOnce(tab, items.length, keepBytes));
			const ownMs = await longestTaskMs(browser, tab, () => printOnce(tab, items.length, false));
			results.push({ all, ownMs });
		}
		return results;
	} finally {
		await browser.close();
		await site.close();
	}
}

type Tab = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>;

const printOnce = (tab: Tab, count: number, keepBytes: boolean): Promise<InBrowser> =>
	tab.evaluate((given) => (window as unknown as PrintBench).printOnce(given.count, given.words, given.keepBytes), {
		count,
		words,
		keepBytes
	});

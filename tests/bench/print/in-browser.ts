/** Prints in a browser's worker, from the source as the development server serves it, and watches the page meanwhile. */
import { existsSync, readFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import type { Item } from '../../../src/lib/domain/item.ts';
import { sheetWords } from '../../../src/lib/printing/words.ts';
import { browserLaunch } from '../../support/browser.ts';

export interface InBrowser {
	pages: number;
	ms: number;
	/** The longest time in which the page could not answer. */
	longestBlockMs: number;
	bytes: number[];
}

const messages = JSON.parse(readFileSync(new URL('../../../messages/en/print.json', import.meta.url), 'utf8')) as Record<
	string,
	string
>;
export const words = sheetWords('en', (key) => messages[key] ?? '');

/** The first run opens and compiles everything; what counts is the median of `rounds` after it. `keepBytes` brings the file back. */
export async function printInBrowser(jobs: readonly Item[][], rounds: number, keepBytes = false): Promise<InBrowser[][]> {
	const server = await createServer({ server: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
	await server.listen();
	const browser = await chromium.launch(browserLaunch(existsSync));
	try {
		const tab = await browser.newPage();
		const address = server.resolvedUrls?.local[0] ?? '';
		await tab.goto(`${address}favicon.svg`);
		const results: InBrowser[][] = [];
		for (const items of jobs) {
			// The development server may reload once, when it first meets a library.
			await printOnce(tab, items.slice(0, 5), false).catch(() => tab.goto(`${address}favicon.svg`));
			const all: InBrowser[] = [];
			for (let round = 0; round < rounds; round++) all.push(await printOnce(tab, items, keepBytes));
			results.push(all);
		}
		return results;
	} finally {
		await browser.close();
		await server.close();
	}
}

type Tab = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newPage']>>;

const printOnce = (tab: Tab, items: Item[], keepBytes: boolean): Promise<InBrowser> =>
	tab.evaluate(
		async ({ items, words, keepBytes, room }) => {
			const { printInWorker } = (await import(
				/* @vite-ignore */ room
			)) as typeof import('../../../src/lib/printing/print-in-worker.ts');
			let longestBlockMs = 0;
			let lastAt = performance.now();
			const watch = setInterval(() => {
				const now = performance.now();
				longestBlockMs = Math.max(longestBlockMs, now - lastAt - 4);
				lastAt = now;
			}, 4);
			const startedAt = performance.now();
			const request = { kind: 'letters', envelope: 'din5008b', words, title: 'Letters', createdAt: new Date(0) } as const;
			const printed = await printInWorker(items, request);
			const ms = performance.now() - startedAt;
			clearInterval(watch);
			if (printed.kind !== 'printed') throw new Error(printed.kind);
			return { pages: printed.pages, ms, longestBlockMs, bytes: keepBytes ? [...printed.pdf] : [] };
		},
		{ items, words, keepBytes, room: '/src/lib/printing/print-in-worker.ts' }
	);

import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, expect, type BrowserContext, type Page } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import type { OpenedEvent } from '../support/event.ts';
import type { BuiltServer } from '../support/server.ts';

/**
 * A screen counts as usable when the thing that a person came to touch is visible. `selector` and a part of its name find it.
 */
interface Screen {
	name: string;
	path: string;
	boundKib: number;
	selector: string;
	text: string;
}

const screens: Screen[] = [
	{ name: 'start', path: '/', boundKib: 70, selector: 'button[type=submit]', text: 'Sit down' },
	{ name: 'join', path: '/join', boundKib: 70, selector: 'button[type=submit]', text: 'Sit down' },
	{ name: 'cases', path: '/cases', boundKib: 70, selector: 'a', text: 'Wendy Galarza' },
	{ name: 'letter', path: '/cases/wendy-galarza/letter', boundKib: 90, selector: 'textarea', text: 'Block 1' },
	{ name: 'card', path: '/cases/wendy-galarza/card', boundKib: 90, selector: 'textarea', text: 'Your message' }
];

declare global {
	var usableMs: number | undefined;
}

/** What one screen asks for until it can be used: bytes after gzip, and in how many files. */
export interface FirstLoad {
	name: string;
	boundKib: number;
	kib: number;
	files: number;
}

/**
 * Measures the script of a first load, after gzip. Service workers are off, so that every byte that a newcomer's browser fetches
 * is seen.
 */
export async function firstLoads(server: BuiltServer, event: OpenedEvent): Promise<FirstLoad[]> {
	const browser = await chromium.launch(browserLaunch(existsSync));
	const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-GB' });
	await joined(await context.newPage(), event);
	const loads: FirstLoad[] = [];
	for (const screen of screens) {
		const { bytes, files } = await leastScriptOf(context, server.url, screen);
		loads.push({ name: screen.name, boundKib: screen.boundKib, kib: bytes / 1024, files });
	}
	await browser.close();
	return loads;
}

/**
 * Somebody sits down and touches the screen. A sheet that nobody touched would be held back until it is known what covers it.
 */
async function joined(page: Page, event: OpenedEvent) {
	await page.goto(event.tableLink('7'));
	await page.getByRole('link', { name: 'Choose who to write to' }).click();
	await expect(async () => {
		await page.mouse.click(2, 2);
		expect(await page.evaluate(() => localStorage.getItem('writing-table/touched'))).not.toBeNull();
	}).toPass();
	await page.close();
}

/**
 * Gives the least of three loads. On a busy machine, parts that come behind a screen may be asked for before it counts as usable; what
 * it needs is asked for every time.
 */
async function leastScriptOf(context: BrowserContext, url: string, screen: Screen) {
	const loads = [];
	for (let times = 0; times < 3; times++) loads.push(await scriptOf(context, url, screen));
	return loads.reduce((least, load) => (load.bytes < least.bytes ? load : least));
}

/** Gives everything that was asked for until the screen was usable, by the page's own clock, whenever it arrived. */
async function scriptOf(context: BrowserContext, url: string, screen: Screen): Promise<{ bytes: number; files: number }> {
	const page = await context.newPage();
	const bodies = new Map<string, Promise<Buffer>>();
	page.on('response', (response) => {
		if (!new URL(response.url()).pathname.endsWith('.js')) return;
		const body = response.body();
		// A request that is still under way when the page closes was made after the screen was usable, so it does not count.
		body.catch(() => undefined);
		bodies.set(response.url(), body);
	});
	await page.addInitScript(noteWhenUsable, screen);
	await page.goto(url + screen.path);
	await page.waitForFunction(() => globalThis.usableMs !== undefined);
	// Later requests must arrive too before they can be told apart, because the browser's list has only finished requests.
	await page.waitForLoadState('networkidle');
	const asked = await page.evaluate(() =>
		performance
			.getEntriesByType('resource')
			.filter(({ startTime }) => startTime <= (globalThis.usableMs ?? Infinity))
			.map(({ name }) => name)
	);
	const scripts = await Promise.all([...new Set(asked)].flatMap((name) => bodies.get(name) ?? []));
	await page.close();
	return { bytes: scripts.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0), files: scripts.length };
}

/** Runs in the page before its own script. */
function noteWhenUsable({ selector, text }: Screen) {
	const nameOf = (each: Element) =>
		each instanceof HTMLTextAreaElement
			? [each.ariaLabel, ...[...each.labels].map((label) => label.textContent)].join(' ')
			: each.textContent;
	const isThere = () =>
		[...document.querySelectorAll(selector)].some((each) => nameOf(each)?.includes(text) && each.checkVisibility());
	const observer = new MutationObserver(() => {
		if (!isThere()) return;
		observer.disconnect();
		globalThis.usableMs = performance.now();
	});
	observer.observe(document, { childList: true, subtree: true, characterData: true });
}

/** "Ready without a network" is a promise. It appears only when it is true, and disappears when it is true no longer. */
import { expect, test, type Page } from '@playwright/test';
import { promiseToKeep } from '../support/browser-memory.ts';
import { Between } from '../support/between.ts';
import { openEvent } from '../support/event.ts';
import { aServer, freePort, type BuiltServer } from '../support/server.ts';
import { join, openOutbox, openSheet, readySign } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

/** Removes one file of the app from what the browser keeps. */
const loseFile = (page: Page, ending: string) =>
	page.evaluate(async (end) => {
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) if (new URL(request.url).pathname.endsWith(end)) await cache.delete(request);
		}
	}, ending);

test('at the moment it appears the network can go: every screen opens', async ({ page }) => {
	const event = await openEvent(server.url);
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.joinLink);
	await expect(readySign(page)).toBeVisible();
	await server.kill();
	for (const [path, name] of [
		['/cases', 'Who will you write to?'],
		['/cases/zhang-zhan', 'Zhang Zhan'],
		['/letters', 'Nothing here yet'],
		['/about', 'About this table'],
		['/organise', 'Open an event'],
		['/', 'Somebody is waiting for your letter.']
	] as const) {
		await page.goto(server.url + path);
		await expect(page.getByRole('heading', { name }).first()).toBeVisible();
	}
	await openSheet(page, server.url, 'letter');
	await openSheet(page, server.url, 'card');
	const pictures = await page
		.locator('img')
		.evaluateAll((all) => all.filter((each) => !(each as HTMLImageElement).naturalWidth).length);
	expect(pictures).toBe(0);
	await server.start();
});

test('an app that is kept late, as on a slow line, shows the sign by itself', async ({ page }) => {
	const event = await openEvent(server.url);
	await promiseToKeep(page, event.joinLink);
	await page.clock.install();
	await page.goto(event.joinLink);
	// Joining asks the server, and a clock that runs ahead would end the question.
	await expect(page.getByText(/^Checking what is on this device|^(Not yet ready|Ready) without a network/).first()).toBeVisible();
	// The page stops waiting long before the app is kept.
	await expect(async () => {
		await page.clock.fastForward(25_000);
		await expect(page.getByText(/^(Not yet ready|Ready) without a network/).first()).toBeVisible({ timeout: 200 });
	}).toPass();
	await expect(readySign(page)).toBeVisible();
});

test('a part that the browser lost takes the sign away until it is fetched again', async ({ page }) => {
	const event = await openEvent(server.url);
	await join(page, event.joinLink);
	await server.kill();
	await loseFile(page, '.wasm');
	await loseFile(page, '/zhang-zhan.svg');
	await page.goto(`${server.url}/cases`);
	const drawer = await openOutbox(page);
	await expect(drawer.getByText('Not yet ready without a network.')).toBeVisible();
	await expect(drawer.getByText(/Still missing: parts of the app/)).toBeVisible();
	await expect(readySign(page)).toBeHidden();
	await server.start();
	await drawer.getByRole('button', { name: 'Fetch what is missing' }).click();
	await expect(readySign(page)).toBeVisible();
});

test('a browser that keeps no app never says it', async ({ page }) => {
	const between = new Between(await freePort(), server.url);
	between.instead = ({ path }) => (path.startsWith('/service-worker.js') ? { status: 404 } : undefined);
	await between.start();
	const event = await openEvent(between.url);
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.joinLink);
	await expect(page.getByText('Checking what is on this device…')).toBeVisible();
	await expect(page.getByText(/Still missing: the app itself/)).toBeVisible();
	await expect(readySign(page)).toBeHidden();
	await between.stop();
});

test('an app whose first installation failed is fetched again by itself', async ({ page }) => {
	const between = new Between(await freePort(), server.url);
	between.instead = ({ path }) => (path.includes('.wasm') ? { status: 503 } : undefined);
	await between.start();
	const event = await openEvent(between.url);
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.joinLink);
	await expect(page.getByText(/Still missing: the app itself/)).toBeVisible();
	between.instead = () => undefined;
	await expect(readySign(page)).toBeVisible();
	await between.stop();
});

test('a page that was reloaded past the app is ready again', async ({ page }) => {
	const event = await openEvent(server.url);
	await join(page, event.joinLink);
	const browser = await page.context().newCDPSession(page);
	await page.addInitScript(() => Object.assign(window, { beganAlone: navigator.serviceWorker.controller === null }));
	await Promise.all([page.waitForEvent('load'), browser.send('Page.reload', { ignoreCache: true })]);
	await expect.poll(() => page.evaluate(() => 'beganAlone' in window && window.beganAlone)).toBe(true);
	await openOutbox(page);
	await expect(readySign(page)).toBeVisible();
});

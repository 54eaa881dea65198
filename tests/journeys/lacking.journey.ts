/** What a browser, an address or a network lacks, or what never answers. No writer's screen is left without words (I19). */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, test, type Page } from '@playwright/test';
import { siteData } from '../support/browser-memory.ts';
import { browserLaunch } from '../support/browser.ts';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { waitUntilKept } from '../support/stored.ts';
import { handInButton, openSheet, readOnceMore, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const fragment = () => new URL(event.joinLink).hash;
const writersRoutes = ['/', '/join', '/cases', '/cases/wendy-galarza', '/cases/wendy-galarza/letter', '/letters', '/about'];

test('at a plain http address it says that https is missing, and takes the link along', async () => {
	const launch = browserLaunch(existsSync);
	const browser = await chromium.launch({
		...launch,
		args: [...launch.args, '--host-resolver-rules=MAP hall.example 127.0.0.1']
	});
	try {
		const page = await browser.newPage({ locale: 'en-GB' });
		const plain = `http://hall.example:${server.port}`;
		for (const path of writersRoutes) {
			await page.goto(plain + path + (path === '/join' ? fragment() : ''));
			await expect(page.getByRole('heading', { name: 'Letters cannot be sealed at this address' })).toBeVisible();
			await expect(page.getByText('give the server a certificate')).toBeVisible();
			const open = page.getByRole('link', { name: 'Open with https' });
			const expected = `https://hall.example${path}${path === '/join' ? fragment() : ''}`;
			expect(await open.evaluate((link) => (link as HTMLAnchorElement).href)).toBe(expected);
			expect(await page.evaluate(() => document.body.innerText)).not.toContain(event.code);
		}
	} finally {
		await browser.close();
	}
});

test('with site data blocked every route says what is missing, and a link is taken up again once it is allowed', async () => {
	const profile = new Profile();
	mkdirSync(join(profile.folder, 'Default'));
	writeFileSync(join(profile.folder, 'Default', 'Preferences'), JSON.stringify(siteData('blocked')));
	try {
		const page = await profile.open();
		for (const path of [...writersRoutes, '/organise', '/wall']) {
			await page.goto(server.url + path);
			await expect(page.getByRole('heading', { name: 'This browser keeps nothing for this page' })).toBeVisible();
			await expect(page.getByText(`allow cookies and site data for localhost:${server.port}`)).toBeVisible();
		}
		await page.goto(event.joinLink);
		const again = page.getByRole('button', { name: 'I have allowed it: try again' });
		await expect(again).toBeVisible();
		expect(page.url()).not.toContain('#');
		await page.evaluate(() => (document.title = 'before'));
		await again.click();
		await expect.poll(() => page.title()).not.toBe('before');
		await expect(again).toBeVisible();
	} finally {
		await profile.discard();
	}
});

const soon = { timeout: 1_000 };

/**
 * Turns the page's clock on, again and again until it shows what is expected. A timer may be set only after a script or an answer
 * came, which the clock of the page does not hasten.
 */
async function turnUntil(page: Page, ms: number, isShown: () => Promise<void>) {
	await expect(async () => {
		await page.clock.runFor(ms);
		await isShown();
	}).toPass();
}

const found = (page: Page) => page.getByText('Finding your place…');

test('joining that throws ends in words', async ({ page }) => {
	await page.addInitScript(() => {
		crypto.subtle.verify = () => Promise.reject(new TypeError('not here'));
		crypto.subtle.importKey = () => Promise.reject(new TypeError('not here'));
	});
	await page.addInitScript(() => Object.defineProperty(crypto, 'subtle', { value: undefined }));
	await page.goto(event.joinLink);
	await expect(page.getByRole('heading', { name: 'This browser could not join' })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
});

test('joining with a storage that never answers ends in words', async ({ page }) => {
	await page.clock.install();
	await page.addInitScript(() => (IDBFactory.prototype.open = () => ({ addEventListener: () => undefined }) as never));
	await page.goto(event.joinLink);
	await expect(found(page)).toBeVisible();
	await turnUntil(page, 3_000, () => expect(page.getByText('This takes longer than usual.')).toBeVisible(soon));
	await expect(page.getByRole('button', { name: 'Back to the start' })).toBeVisible();
	await turnUntil(page, 30_000, () => expect(page.getByRole('button', { name: 'Try again' })).toBeVisible(soon));
	await expect(found(page)).toBeHidden();
});

test('a storage that stops answering in the middle ends in words on every screen', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await page.clock.install();
	await page.addInitScript(() => (IDBFactory.prototype.open = () => ({ addEventListener: () => undefined }) as never));
	await page.goto(`${server.url}/cases`);
	// The page is reloaded once, and then says so.
	const unreadable = page.getByRole('heading', { name: 'This device cannot read its storage' });
	await turnUntil(page, 30_000, () => expect(unreadable).toBeVisible(soon));
});

/** Another page of the site that writes without end, so that everything else that wants to write waits for it. */
function holdTheStorage(page: Page) {
	return page.evaluate(
		() =>
			new Promise<void>((settle) => {
				const opening = indexedDB.open('writing-table');
				opening.onsuccess = () => {
					const database = opening.result;
					const store = database.transaction([...database.objectStoreNames], 'readwrite').objectStore('drafts');
					const goOn = () => (store.count().onsuccess = goOn);
					goOn();
					settle();
				};
			})
	);
}

test('handing in on a storage that never answers says so, and the words can be carried out', async ({ page, context }) => {
	await takeSeat(page, event.joinLink);
	await writeLetter(page, server.url, { blocks: ['The disk has gone to sleep.'] });
	await waitUntilKept(page);
	await readOnceMore(page);
	const other = await context.newPage();
	await other.goto(`${server.url}/favicon.svg`);
	await holdTheStorage(other);
	await page.clock.install();
	await handInButton(page).click();
	await expect(page.getByText('Sealing…')).toBeVisible();
	await turnUntil(page, 10_000, () => expect(page.getByText('Not saved. Call an organiser.').first()).toBeVisible(soon));
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	expect((await saving).suggestedFilename()).toMatch(/\.letters$/);
	await expect(page.getByRole('heading', { name: 'Your letter is in a file' })).toBeVisible();
});

test('a part of the app that never comes ends in words', async ({ page }) => {
	await page.clock.install();
	await page.route(/Joining|_app\/immutable\/chunks/, (route) => (isHeld(route.request().url()) ? undefined : route.continue()));
	const isHeld = (url: string) => url.includes('_app/immutable/chunks') && held.some((name) => url.includes(name));
	const held: string[] = [];
	await page.goto(server.url);
	await expect(page.getByRole('heading', { name: 'Join a table' })).toBeVisible();
	held.push('');
	await page.getByLabel('Link to the table').fill(event.joinLink);
	await page.getByRole('button', { name: 'Sit down' }).click();
	await expect(found(page)).toBeVisible();
	const missing = page.getByRole('heading', { name: 'A part of the app is not on this device' });
	await turnUntil(page, 21_000, () => expect(missing).toBeVisible(soon));
});

test('a camera that is never allowed nor refused ends in words', async ({ page }) => {
	await page.clock.install();
	await page.addInitScript(() => {
		navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
		navigator.permissions.query = () => new Promise(() => undefined);
	});
	await page.goto(server.url);
	await page.getByRole('button', { name: 'Scan the QR code on the table' }).click();
	await page.getByRole('button', { name: 'Open the camera' }).click();
	await expect(page.getByText('Allow the camera when the browser asks for it.')).toBeVisible();
	await turnUntil(page, 46_000, () => expect(page.getByText(/The camera could not be opened/)).toBeVisible(soon));
});

test('a clipboard that refuses shows the link to be copied by hand', async ({ page }) => {
	await page.addInitScript(() => {
		StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException('Security error', 'SecurityError'));
		navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));
	});
	await page.goto(event.joinLink);
	await expect(page.getByText('This browser forgets when it is closed.')).toBeVisible();
	await page.getByRole('button', { name: 'Copy the link' }).click();
	await expect(page.getByText('The link could not be copied. Select it and copy it yourself.')).toBeVisible();
	await expect(page.getByText(event.joinLink, { exact: true })).toBeVisible();
});

test('an address that is none, and a case that is none, lead back', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	await page.goto(`${server.url}/nowhere`);
	await expect(page.getByRole('heading', { name: 'There is nothing on this spot' })).toBeVisible();
	await page.getByRole('link', { name: 'Back to the start' }).click();
	await expect(page.getByRole('heading', { name: 'Join a table' })).toBeVisible();
	await openSheet(page, server.url, 'letter');
});

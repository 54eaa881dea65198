/** A browser forgets when it is closed. Nothing is called ready or safe there, and the screen says what helps (I1). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { siteData } from '../support/browser-memory.ts';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handInButton, openOutbox, readOnceMore, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

function sessionOnly() {
	const profile = new Profile();
	mkdirSync(join(profile.folder, 'Default'));
	writeFileSync(join(profile.folder, 'Default', 'Preferences'), JSON.stringify(siteData('session-only')));
	return profile;
}

/** What no screen may say in such a browser. */
async function promisesNothing(page: Page) {
	const said = await page.evaluate(() => document.body.innerText);
	expect(said).not.toMatch(/ready without|safe here\.|\d safe here|let go of it|are safe|on this (device|tablet) as you write/i);
}

async function seatAt(page: Page, link: string) {
	await page.goto(link);
	await expect(page.getByText('This browser may forget when it is closed.')).toBeVisible();
	await expect(page.getByText('Everything needed is here while this window is open.')).toBeVisible({ timeout: 40_000 });
	await promisesNothing(page);
}

async function handInUndelivered(page: Page) {
	await readOnceMore(page);
	await promisesNothing(page);
	await handInButton(page).click();
	await expect(page.getByRole('heading', { name: 'Thank you. Please keep this window open.' })).toBeVisible();
	await expect(page.getByText('Not delivered yet.')).toBeVisible();
	await promisesNothing(page);
}

test('where site data ends with the session, nothing is ready or safe, and delivered is what helps', async () => {
	const browser = sessionOnly();
	try {
		const page = await browser.open();
		await seatAt(page, event.joinLink);
		await server.kill();
		await writeLetter(page, server.url, { blocks: ['Nobody keeps this but the organisers.'] });
		await expect(page.getByText('Kept in this window as you write')).toBeVisible();
		await handInUndelivered(page);

		const saving = page.waitForEvent('download');
		await page.getByRole('button', { name: 'Save it as a file as well' }).click();
		expect((await saving).suggestedFilename()).toMatch(/\.letters$/);
		await expect(page.getByText('1 in a file. It is sealed: give it to an organiser.')).toBeVisible();

		// Another tab of the same session proves nothing.
		const other = await browser.context.newPage();
		await other.goto(`${server.url}/cases`);
		await expect(other.getByRole('button', { name: /1 in this window/ })).toBeVisible();
		await promisesNothing(other);
		await other.close();

		await page.goto(`${server.url}/cases`);
		await page.getByRole('button', { name: /1 in this window/ }).click();
		await expect(page.getByRole('dialog', { name: 'In this window' })).toBeVisible();
		await promisesNothing(page);
		await server.start();
		await expect(page.getByText('Nothing waits here.')).toBeVisible({ timeout: 45_000 });
		expect(await itemsOf(server.url, event)).toHaveLength(1);
		await browser.close();

		const again = await browser.open();
		await again.goto(`${server.url}/cases`);
		await expect(again.getByRole('heading', { name: 'This device has not joined a table yet' })).toBeVisible();
	} finally {
		await browser.discard();
	}
});

test('a shared tablet in a private window lacks a browser that keeps, and says so before the day', async ({ page }) => {
	await seatAt(page, event.tableLink('5'));
	await expect(page.getByText(/The browser may clear what is stored here/)).toBeVisible();
	await expect(page.getByText('This device is ready for the hall.')).toBeHidden();
	await writeLetter(page, server.url, { blocks: ['From a private window.'] });
	await readOnceMore(page);
	await handInButton(page).click();
	await expect(page.getByText('Delivered.')).toBeVisible();
});

test('a window that holds undelivered letters asks before it is closed, and not once they are delivered', async ({ page }) => {
	await seatAt(page, event.joinLink);
	await server.kill();
	await writeLetter(page, server.url, { blocks: ['Still here.'] });
	await handInUndelivered(page);
	const isAsked = () => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
	await expect.poll(isAsked).toBe(true);
	await server.start();
	await expect(page.getByText('Delivered.')).toBeVisible({ timeout: 45_000 });
	await expect.poll(isAsked).toBe(false);
	await expect((await openOutbox(page)).getByText('Delivered to the organisers')).toBeVisible();
});

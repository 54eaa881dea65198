/** Ways into an event that fail. Each says what is true and what to do, and the secret part of a link is gone at once. */
import { join as pathOf } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, type Page } from '@playwright/test';
import { joinLink } from '#lib/keys/join-link.ts';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { Profile } from '../support/profile.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { rowsOf } from '../support/stored.ts';
import { join, readySign } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

async function type(page: Page, text: string) {
	await page.goto(server.url);
	await page.getByLabel('Link to the table').fill(text);
	await page.getByRole('button', { name: 'Sit down' }).click();
}

async function expectNotJoined(page: Page, title: string, note: RegExp) {
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(note);
	expect(await rowsOf(page, 'events')).toEqual([]);
	await page.getByRole('button', { name: 'Back to the start' }).click();
	await expect(page.getByRole('heading', { name: 'Join a table' })).toBeVisible();
}
const damaged = ['This link has lost a piece', /Scan the QR code, or copy the whole link again/] as const;
const unknown = ['The server does not know this event', /the link is for another server/] as const;

test('a code alone, known or not, opens no table', async ({ page }) => {
	await type(page, event.code.toLowerCase());
	await expect(page.getByText(`Your code: ${event.code.slice(0, 3)} ${event.code.slice(3)}`)).toBeVisible();
	await expectNotJoined(page, 'A code cannot open a table', /carry a secret part/);
	await type(page, 'ZZZ ZZZ');
	await expectNotJoined(page, 'A code cannot open a table', /Scan the QR code, or ask an organiser/);
});

test('a mistyped code is no link, and an empty one is asked for', async ({ page }) => {
	await type(page, '7KQ 2M');
	await expectNotJoined(page, 'This is not a link to a table', /A link begins with https/);
	await page.getByRole('button', { name: 'Sit down' }).click();
	await expect(page.getByRole('alert')).toHaveText('Scan the QR code, or paste the link first.');
});

test('a link without its secret part joins nothing', async ({ page }) => {
	await page.goto(`${server.url}/join#${event.code}`);
	await expectNotJoined(page, 'A code cannot open a table', /carry a secret part/);
});

test('a damaged link says that it lost a piece, opened or pasted', async ({ page }) => {
	for (const link of [event.joinLink.slice(0, -5), event.joinLink.replace('#', '#!!')]) {
		await page.goto(link);
		await expectNotJoined(page, ...damaged);
		await type(page, link);
		await expectNotJoined(page, ...damaged);
	}
});

test('an event the server does not know, and a token it does not take', async ({ page }) => {
	const [, token = '', fingerprint = ''] = event.joinLink.split('#')[1]?.split('.') ?? [];
	await page.goto(joinLink(server.url, { code: '222222', token, fingerprint }));
	await expectNotJoined(page, ...unknown);
	await page.goto(joinLink(server.url, { code: event.code, token: fingerprint, fingerprint }));
	await expectNotJoined(page, 'This link is no longer taken', /Ask an organiser for a new link/);
});

test('the secret part leaves the address at once and stands in no entry of the history', async ({ page, context }) => {
	const secret = event.joinLink.split('.')[1] ?? '';
	await page.addInitScript(() => {
		const seen = new MutationObserver(() => {
			if (!document.querySelector('#page')) return;
			sessionStorage.setItem('address at the first drawing', location.href);
			seen.disconnect();
		});
		seen.observe(document, { childList: true, subtree: true });
	});
	await page.goto(event.tableLink('9'));
	await expect(page.getByText('This is a shared device, table 9.')).toBeVisible();
	expect(page.url()).toBe(`${server.url}/join`);
	const atFirst = await page.evaluate(() => sessionStorage.getItem('address at the first drawing'));
	expect(atFirst).toBe(`${server.url}/join`);
	const session = await context.newCDPSession(page);
	const { entries } = await session.send('Page.getNavigationHistory');
	expect(entries.map(({ url }) => url).join()).not.toContain(secret);
	expect(await page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }, { ...localStorage }]))).not.toContain(
		secret
	);
	await page.getByRole('link', { name: 'Choose who to write to' }).click();
	await page.goBack();
	expect(page.url()).not.toContain('#');
});

/** Chromium shows a visit, suggests it and counts it among the most visited pages only where a chain of redirects ends. */
const chainEnd = 0x20000000;

test('the link is for the browser a redirect, which it shows in no list of what was visited', async () => {
	const secret = event.joinLink.split('.')[1] ?? '';
	const profile = new Profile();
	try {
		const page = await profile.open();
		await page.goto(event.joinLink);
		await expect(page.getByRole('link', { name: 'Choose who to write to' })).toBeVisible();
		expect(await page.evaluate(() => window.name)).toBe('');
		await profile.close();
		const history = new DatabaseSync(pathOf(profile.folder, 'Default', 'History'), { readOnly: true });
		const visits = history.prepare('select urls.url as url, transition from visits join urls on urls.id = visits.url').all();
		history.close();
		const ended = visits.filter(({ transition }) => (Number(transition) & chainEnd) !== 0).map(({ url }) => String(url));
		expect(ended).toContain(`${server.url}/join`);
		expect(ended.join('\n')).not.toContain(secret);
	} finally {
		await profile.discard();
	}
});

test('without the server it says so, and who has joined before can go on', async ({ page }) => {
	await join(page, event.joinLink);
	const other = await openEvent(server.url);
	await server.kill();
	await page.goto('about:blank');
	await page.goto(other.joinLink);
	await expect(page.getByRole('heading', { name: 'The server does not answer' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/needs a network once/);
	await page.goto('about:blank');
	await page.goto(event.joinLink);
	await expect(page.getByText('This device joined this event before.')).toBeVisible();
	await page.getByRole('button', { name: 'Go on without it' }).click();
	await expect(page.getByRole('heading', { name: 'Who will you write to?' })).toBeVisible();
	await server.start();
	await page.goto(other.joinLink);
	await expect(page.getByRole('heading', { name: /^You have a seat at/ })).toBeVisible();
	await expect(readySign(page)).toBeVisible();
});

/** The public page: an organiser publishes it, anybody reads it without a script, and another organiser changes it and takes it down. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { join } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
let address: string;
test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
	address = `${server.url}/e/${event.code}`;
});
test.afterAll(() => server.discard());

const pageForm = (page: Page) => page.getByRole('region', { name: 'Public page' });

test('an organiser publishes it, once it says who is responsible and where to ask', async ({ page }) => {
	expect((await fetch(address)).status).toBe(404);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await expect(pageForm(page).getByText('It is not published.')).toBeVisible();
	const publish = pageForm(page).getByRole('button', { name: 'Publish the page' });
	await expect(publish).toBeDisabled();
	await page.getByLabel('From', { exact: true }).fill('14:00');
	await page.getByLabel('To', { exact: true }).fill('20:00');
	await page.getByLabel('Room and house').fill('Great Hall');
	await page.getByLabel('Who is responsible for the poster').fill('J. Visser, 3 Harbour Street');
	await page.getByLabel('Hearing loop').check();
	await pageForm(page).getByLabel('Where people can ask').fill('hello@northaven.example');
	await pageForm(page).getByLabel('A word of welcome').fill('Tea & <b>cake</b> are on the table.');
	await pageForm(page).getByLabel("Name it in this server's list of events").check();
	await publish.click();
	await expect(pageForm(page).getByText('It is published as it stands here.')).toBeVisible();
	await expect(pageForm(page).getByText(address, { exact: true })).toBeVisible();
	await pageForm(page).getByLabel('A word of welcome').fill('Tea & <b>cake</b> are on the table. Come!');
	await expect(pageForm(page).getByText('It is published, and everybody can read it.')).toBeVisible();
});

async function withoutScripts(browser: Browser, locale: string, width: number): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: false, locale, viewport: { width, height: 800 } });
	return context.newPage();
}

test('anybody reads it without a script, in their language', async ({ browser }) => {
	const page = await withoutScripts(browser, 'nl', 320);
	await page.goto(address);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Tien mensen\. Eén tafel\. Jij\./);
	await expect(page.getByText('Great Hall')).toBeVisible();
	await expect(page.getByText('14:00–20:00')).toBeVisible();
	await expect(page.getByText('Tea & <b>cake</b> are on the table.')).toBeVisible();
	await expect(page.getByText('Wendy Galarza')).toBeVisible();
	await expect(page.getByRole('link', { name: 'hello@northaven.example' }).first()).toBeVisible();
	await page.getByRole('link', { name: 'English' }).click();
	await expect(page.getByRole('heading', { name: 'Is it safe for me?' })).toBeVisible();
	await page.context().close();
});

test('its answer has no script, no secret, and what apps need for a preview', async ({ page }) => {
	const html = await (await fetch(address, { headers: { 'accept-language': 'en' } })).text();
	expect(html).not.toMatch(/<script|javascript:| on\w+=/i);
	for (const secret of [event.joinLink.split('#')[1]!, ...event.words.slice(0, 1).map((word) => `>${word}<`)])
		expect(html).not.toContain(secret);
	await page.goto('about:blank');
	const tags = await page.evaluate((text) => {
		const read = new DOMParser().parseFromString(text, 'text/html');
		return Object.fromEntries(
			[...read.querySelectorAll('meta[property]')].map((tag) => [tag.getAttribute('property'), tag.getAttribute('content')])
		);
	}, html);
	expect(tags).toMatchObject({
		'og:title': 'Northaven writes · Writing Table',
		'og:url': address,
		'og:image': `${address}/picture.png`,
		'og:image:width': '1200',
		'og:image:height': '630'
	});
	const picture = await fetch(`${address}/picture.png`);
	const bytes = new DataView(await picture.arrayBuffer());
	expect([picture.headers.get('content-type'), bytes.getUint32(16), bytes.getUint32(20)]).toEqual(['image/png', 1200, 630]);
	expect(bytes.byteLength).toBeLessThan(300 * 1024);
	expect(await (await fetch(`${address}/event.ics`)).text()).toContain('SUMMARY:Northaven writes\r\n');
	expect(await (await fetch(`${server.url}/e/list.json`)).json()).toMatchObject({ events: [{ code: event.code, address }] });
	await page.goto(`${server.url}/e`);
	await page.getByRole('link', { name: 'Northaven writes' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Ten people/);
});

test('everybody can use it, light and dark, and it fits a phone of 320 px', async ({ page }) => {
	for (const [scheme, width] of [
		['light', 1024],
		['dark', 390],
		['light', 320]
	] as const) {
		await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
		await page.setViewportSize({ width, height: 800 });
		for (const path of [address, `${server.url}/e`, `${server.url}/e/ZZZZZZ`]) {
			await page.goto(path);
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${path} ${id}: ${nodes[0]?.html}`)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
		}
	}
});

test('a device that keeps the app reads the page of the server, and not the app', async ({ page }) => {
	await join(page, event.joinLink);
	await page.goto(address);
	await expect(page.getByRole('heading', { name: 'Who is waiting' })).toBeVisible();
});

test('another organiser begins with what is published, changes it and takes it down', async ({ browser }) => {
	const page = await (await browser.newContext()).newPage();
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await expect(pageForm(page).getByLabel('Where people can ask')).toHaveValue('hello@northaven.example');
	await expect(page.getByLabel('Who is responsible for the poster')).toHaveValue('J. Visser, 3 Harbour Street');
	await pageForm(page).getByLabel('Where people can ask').fill('At the desk of the library');
	await pageForm(page).getByRole('button', { name: 'Publish the changes' }).click();
	await expect(pageForm(page).getByText('It is published as it stands here.')).toBeVisible();
	expect(await (await fetch(address)).text()).toContain('At the desk of the library');
	await pageForm(page).getByRole('button', { name: 'Take the page down' }).click();
	await expect(pageForm(page).getByText('It is not published.')).toBeVisible();
	expect((await fetch(address)).status).toBe(404);
	await page.context().close();
});

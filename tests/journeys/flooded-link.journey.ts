/** A table's link gets about and is flooded: the desk says so, one press holds all of it, the door is closed, and every honest letter is there. */
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { usualSettings } from '#lib/domain/manifest.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { headersOf, openEvent, random } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { aPosted } from '../support/signed-event.ts';
import { handIn, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const tokenOf = (link: string) => link.split('.').at(-3)!;
/** The whole link of the one that is shown. */
const shownLink = async (page: Page) => (await page.locator('.address').innerText()).trim();
const openLink = async (page: Page, name: string) => {
	await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
	await expect(page.getByRole('heading', { name })).toBeVisible();
};

/** Junk that nobody can open, ten items each from so many invented devices. */
async function flood(code: string, token: string, devices: number) {
	for (let device = 0; device < devices; device++) {
		const items = Array.from({ length: 10 }, (_, at) => ({ ...aPosted(device * 10 + at + 1), id: newId(Date.now(), random) }));
		const answer = await fetch(server.url + apiPath(code, '/letters'), {
			method: 'POST',
			headers: headersOf(token),
			body: JSON.stringify({ device: newId(Date.now(), random), items })
		});
		expect(answer.status).toBe(201);
	}
}

test('a flooded link is held, closed and renewed, and no honest letter is lost', async ({ page, browser }) => {
	test.slow();
	// Each tablet lies untouched while the others are played, and must not cover its sheet meanwhile.
	const event = await openEvent(server.url, { settings: { ...usualSettings, idleMs: 3_600_000 } });
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Event');
	await page.getByRole('link', { name: 'Links of their own' }).click();
	await expect(page.getByRole('heading', { name: 'No links of their own yet' })).toBeVisible();
	await page.getByLabel('Names').fill('9, 10');
	await page.getByRole('button', { name: 'Open 2 links' }).click();
	await expect(page.getByRole('status').filter({ hasText: '2 links are open.' })).toBeVisible();
	await openLink(page, 'Table 9');
	const nineLink = await shownLink(page);
	await openLink(page, 'Table 10');
	const tenLink = await shownLink(page);
	expect(tokenOf(nineLink)).not.toBe(tokenOf(tenLink));

	const tablet = async (link: string) => {
		const own = await (await browser.newContext({ locale: 'en' })).newPage();
		await takeSeat(own, link);
		return own;
	};
	const write = async (own: Page, words: string) => {
		await writeLetter(own, server.url, { blocks: [words] });
		await handIn(own);
		await expect(own.getByText('Delivered.')).toBeVisible();
	};
	const [nine, ten] = [await tablet(nineLink), await tablet(tenLink)];
	await write(nine, 'I write at table nine.');
	await flood(event.code, tokenOf(nineLink), 30);
	await write(ten, 'I write at table ten, meanwhile.');

	await goToRoom(page, 'Desk');
	const told = page.getByRole('listitem').filter({ hasText: 'Table 9 is flooded' });
	await expect(told).toContainText(/30[01] since .*, 300 of them cannot be opened/, { timeout: 60_000 });
	await told.getByRole('link', { name: 'Look' }).click();
	await page.getByRole('button', { name: 'Hold 301' }).click();
	await expect(page.getByRole('heading', { name: '301 are held' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await page.getByRole('button', { name: 'Hold 301' }).click();
	await page.getByRole('button', { name: 'Close the link' }).click();
	await expect(page.getByRole('heading', { name: 'This link is closed' })).toBeVisible();

	// Nobody joins by the card that got about. What its own tablet has begun still comes, and is held until somebody looks.
	expect((await fetch(server.url + apiPath(event.code), { headers: headersOf(tokenOf(nineLink)) })).status).toBe(403);
	await write(nine, 'I had begun before the link was closed.');
	await expect(page.getByRole('heading', { name: '302 are held' })).toBeVisible({ timeout: 60_000 });

	await page.getByRole('button', { name: 'New link' }).click();
	await expect(page.getByText('This is the new link.')).toBeVisible();
	const renewed = await shownLink(page);
	expect(tokenOf(renewed)).not.toBe(tokenOf(nineLink));
	await takeSeat(nine, renewed);
	await write(nine, 'I go on with the new card.');

	await goToRoom(page, 'Desk');
	await expect(page.getByText('Table 9 is flooded')).toBeHidden();
	await goToRoom(page, 'Letters');
	await expect(page.getByText('4 of 4')).toBeVisible({ timeout: 60_000 });
	await page.getByLabel('Link').selectOption({ label: 'Table 10' });
	await expect(page.getByText('1 of 4')).toBeVisible();
});

/** The big screen: the room of an organiser's device, and the same on a device that joined. */
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { aLetter } from '../support/builders.ts';
import { openEvent, random, type OpenedEvent } from '../support/event.ts';
import { openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { takeSeat } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
});
test.beforeEach(async () => {
	event = await openEvent(server.url, { name: 'Northaven writes' });
});
test.afterAll(() => server.discard());

const aLetterArrives = () =>
	handInFor(server.url, event.code, event.words, [{ item: aLetter({ id: newId(Date.now(), random) }) }]);
const showsTotal = (page: Page, total: number) => expect(page.locator('.total')).toHaveText(String(total));

test('an organiser puts the open event on the wall, which grows as letters come', async ({ page }) => {
	await aLetterArrives();
	await openWithWords(page, server.url, event);
	await page.getByRole('link', { name: 'Wall' }).click();
	await expect(page.getByRole('heading', { name: 'Northaven writes' })).toBeVisible();
	await expect(page).toHaveURL(`${server.url}/organise/wall`);
	await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeHidden();
	await showsTotal(page, 1);
	await aLetterArrives();
	await showsTotal(page, 2);
	await page.goBack();
	await expect(page.getByRole('navigation', { name: 'Rooms' })).toBeVisible();
});

test('the old address of the wall leads to the room on a device where an event is kept open', async ({ page }) => {
	await openWithWords(page, server.url, event);
	await page.getByRole('button', { name: 'Keep it open with a PIN' }).click();
	const asked = page.getByRole('dialog');
	await asked.getByLabel('A PIN for this device').fill('493817');
	await asked.getByRole('button', { name: 'Keep it open with a PIN' }).click();
	await expect(asked).toBeHidden();
	await page.goto(`${server.url}/wall`);
	await page.getByLabel('Your PIN').fill('493817');
	await page.getByRole('listitem').getByRole('button', { name: 'Open', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Northaven writes' })).toBeVisible();
	await expect(page).toHaveURL(`${server.url}/organise/wall`);
});

test('the old address shows the wall itself on a device that only joined', async ({ page }) => {
	await takeSeat(page, event.tableLink('7'));
	await aLetterArrives();
	await page.goto(`${server.url}/wall`);
	await expect(page.getByRole('heading', { name: 'Northaven writes' })).toBeVisible();
	await showsTotal(page, 1);
	await aLetterArrives();
	await showsTotal(page, 2);
	await expect(page).toHaveURL(`${server.url}/wall`);
});

test('the wall says how an event comes to it on a device that knows none', async ({ page }) => {
	await page.goto(`${server.url}/wall`);
	await expect(page.getByText('Scan the join link with it, or keep an event open here.')).toBeVisible();
});

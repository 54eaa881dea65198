/** One organiser holds a letter. Nobody prints it until somebody releases it, whoever held it. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { aLetter } from '../support/builders.ts';
import { openEvent, presentPack, random, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeEach(async () => {
	server = await aServer();
});
test.afterEach(() => server.discard());

const letters = (count: number) => Array.from({ length: count }, () => ({ item: aLetter({ id: newId(Date.now(), random) }) }));

async function anOrganiser(browser: Browser, event: OpenedEvent): Promise<Page> {
	const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
	await page.goto(`${server.url}/organise`);
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await openWithWords(page, server.url, event);
	return page;
}

const canPrint = (page: Page, count: number) =>
	expect(page.getByRole('button', { name: `Print ${count} letter${count === 1 ? '' : 's'}`, exact: true })).toBeEnabled();

test('a letter that one organiser holds is printed by nobody until the other releases it', async ({ browser }) => {
	const event = await openEvent(server.url, {}, presentPack());
	await handInFor(server.url, event.code, event.words, letters(3));
	const [anna, ben] = [await anOrganiser(browser, event), await anOrganiser(browser, event)];
	await goToRoom(ben, 'Print room');
	await canPrint(ben, 3);

	await goToRoom(anna, 'Letters');
	await anna.getByRole('list').getByRole('button').first().click();
	await anna.keyboard.press('h');
	await anna.keyboard.press('7');
	await anna.getByLabel('A note to the other organisers').fill('Ask Joris first.');
	await anna.getByRole('button', { name: 'Hold', exact: true }).click();
	await expect(anna.getByText('1 is held.')).toBeVisible();
	await expect(anna.getByText('1 held, 0 left out')).toBeVisible();

	await canPrint(ben, 2);
	await goToRoom(ben, 'Desk');
	await expect(ben.getByText('Beside these sums: 1 held, 0 left out.')).toBeVisible();
	await expect(ben.getByText('1 is held', { exact: true })).toBeVisible();
	await goToRoom(ben, 'Letters');
	await ben.getByLabel('State').selectOption({ label: 'Held' });
	await ben.getByRole('list').getByRole('button').first().click();
	await expect(ben.getByText('A note: Ask Joris first.')).toBeVisible();
	await ben.keyboard.press('r');
	await expect(ben.getByText('1 is released.')).toBeVisible();
	await goToRoom(anna, 'Print room');
	await canPrint(anna, 3);
});

test('many letters are left out at once in two steps, and undone in the same place', async ({ browser }) => {
	const event = await openEvent(server.url, {}, presentPack());
	await handInFor(server.url, event.code, event.words, letters(3));
	const page = await anOrganiser(browser, event);
	await goToRoom(page, 'Letters');
	await page.getByRole('button', { name: 'Mark all that are shown' }).click();
	await page.keyboard.press('l');
	await expect(page.getByText('What is left out goes nowhere')).toBeVisible();
	await page.keyboard.press('5');
	await expect(page.getByText('are left out.')).toBeHidden();
	await page.keyboard.press('l');
	await expect(page.getByText('3 are left out.')).toBeVisible();
	await goToRoom(page, 'Desk');
	await expect(page.getByText('Beside these sums: 0 held, 3 left out.')).toBeVisible();
	await expect(page.getByText(/^Everything (here|else) is (printed|posted)$/)).toBeHidden();
	await goToRoom(page, 'Print room');
	await expect(page.getByText('Nothing to print here')).toBeVisible();
	await goToRoom(page, 'Letters');
	await page.getByRole('button', { name: 'Mark all that are shown' }).click();
	await page.keyboard.press('r');
	await expect(page.getByText('3 are released.')).toBeVisible();
	await page.keyboard.press('z');
	await expect(page.getByText('0 held, 3 left out')).toBeVisible();
});

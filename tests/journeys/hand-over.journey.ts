/** The owner's words are lost. The recovery words hand the event to new words, and nothing that anybody wrote is lost. */
import { expect, test, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handIn, join, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

/** The new words, as a person copies them from the screen. */
async function takeNewWords(page: Page): Promise<string[]> {
	await goToRoom(page, 'Event');
	await page.getByRole('button', { name: 'Hand this event to new words' }).click();
	await expect(page.getByText('It needs the server')).toBeVisible();
	await page.getByRole('button', { name: 'Show the new words' }).click();
	const twelve = await page.locator('dialog ol.words li').allInnerTexts();
	await page.getByLabel('The words are on paper').check();
	await page.getByRole('button', { name: 'Check three words' }).click();
	return twelve;
}

async function answerThree(page: Page, twelve: string[]) {
	for (const [index, word] of twelve.entries()) {
		const field = page.getByRole('dialog').getByLabel(`Word ${index + 1}`, { exact: true });
		if ((await field.count()) > 0) await field.fill(word);
	}
}

test('recovery words hand an event to new words, and tables, links and letters go on', async ({ page, browser }) => {
	const tablet = await (await browser.newContext()).newPage();
	await join(tablet, event.tableLink('7'));
	await tablet.context().setOffline(true);
	await writeLetter(tablet, server.url, { blocks: ['Written before.', 'I ask you to see to it.'] });
	await handIn(tablet);

	await openWithWords(page, server.url, { words: event.recoveryWords });
	const twelve = await takeNewWords(page);
	await answerThree(page, twelve);
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Hand the event over' }).click();
	await expect(page.getByRole('alert')).toHaveText(/Keep both sheets/);
	await page.context().setOffline(false);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByText('Done: the event belongs to the new words')).toBeVisible();

	await tablet.context().setOffline(false);
	await expect(tablet.getByText('Delivered.')).toBeVisible();
	const phone = await (await browser.newContext()).newPage();
	await join(phone, event.joinLink);
	await writeLetter(phone, server.url, { caseId: 'zhang-zhan', blocks: ['Written after.', 'I ask you as well.'] });
	await handIn(phone);
	await expect(phone.getByText('Delivered.')).toBeVisible();

	const fresh = await (await browser.newContext()).newPage();
	await openWithWords(fresh, server.url, { words: twelve });
	await goToRoom(fresh, 'Letters');
	await expect(fresh.locator('ol.list button')).toHaveCount(2);
	await expect(fresh.getByText('Opened with the words of the recovery sheet')).toBeHidden();

	const old = await (await browser.newContext()).newPage();
	await old.goto(`${server.url}/organise`);
	await old.getByLabel('Word 1', { exact: true }).fill(event.words.join(' '));
	await old.getByRole('button', { name: 'Open the event' }).click();
	await expect(old.getByRole('alert')).toHaveText(/open no event on this server/);
	for (const each of [tablet, phone, fresh, old]) await each.context().close();
});

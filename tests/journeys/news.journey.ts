/** News of a case reach everybody: in the middle of a letter, on a tablet without a network, at the desk; and are taken back. */
import { expect, test, type Browser, type Page } from '@playwright/test';
import { itemsOf, openEvent, presentPack, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords, printAll } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { waitUntilKept } from '../support/stored.ts';
import { block, handIn, handInButton, join, readOnceMore, thanks, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const sentence = { en: 'Wendy is free since this morning.', nl: 'Wendy is sinds vanmorgen vrij.' };
const words = ['I am a nurse.', 'I write about Wendy.', 'It troubles me.', 'I ask you.'];
const news = (page: Page) => page.getByRole('alertdialog', { name: sentence.en });

async function aTablet(browser: Browser, event: OpenedEvent, table: string): Promise<Page> {
	const tablet = await (await browser.newContext()).newPage();
	await join(tablet, event.tableLink(table));
	return tablet;
}

/** The browser says that it is online, so the app asks the server at once. */
const meet = (tablet: Page) => tablet.evaluate(() => dispatchEvent(new Event('online')));

async function tellNews(page: Page, kind: 'Good news' | 'Stop') {
	await goToRoom(page, 'Cases');
	await page.getByRole('button', { name: 'News of Wendy' }).click();
	await page.getByRole('radio', { name: kind }).check();
	await page.getByLabel('One sentence (English)').fill(sentence.en);
	await page.getByLabel('One sentence (Nederlands)').fill(sentence.nl);
}

test('good news reach writers in the middle of a letter, and what is handed in is held until they are taken back', async ({
	page,
	browser
}) => {
	test.slow();
	const event = await openEvent(server.url, {}, presentPack());
	const [near, far] = [await aTablet(browser, event, '7'), await aTablet(browser, event, '8')];
	await writeLetter(near, server.url, { blocks: words });
	await handIn(near);
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(1);
	await writeLetter(near, server.url, { blocks: words });
	await waitUntilKept(near);
	await writeLetter(far, server.url, { blocks: words });
	await waitUntilKept(far);
	await far.context().setOffline(true);

	await openWithWords(page, server.url, event);
	await printAll(page, 'letter');
	await tellNews(page, 'Good news');
	await expect(page.getByText('1 of them is on paper already:')).toContainText('1 of them');
	await page.getByRole('button', { name: 'Tell everybody' }).click();
	await expect(page.getByText('It is told. Tables hear of it')).toBeVisible();
	await goToRoom(page, 'Desk');
	await expect(page.getByText('1 on paper must not leave')).toBeVisible();

	// At the near table: told at once, and the letter stays as it is.
	await meet(near);
	await expect(news(near)).toBeVisible();
	await expect(near.getByRole('heading', { name: sentence.en })).toBeFocused();
	await near.getByRole('button', { name: 'Keep writing' }).click();
	await expect(block(near, 4)).toHaveValue('I ask you.');
	await expect(near.getByRole('complementary', { name: 'News of Wendy' })).toContainText('the organisers keep it');
	await readOnceMore(near);
	await handInButton(near).click();
	await expect(thanks(near)).toBeVisible();
	await expect(near.getByText('The organisers keep your letter and do not send it.')).toBeVisible();
	await near.goto(`${server.url}/cases/wendy-galarza/letter`);
	await expect(near.getByRole('heading', { name: 'Nothing needs to be written for Wendy any more.' })).toBeVisible();
	await near.goto(`${server.url}/cases/wendy-galarza`);
	await expect(near.getByText(sentence.en)).toBeVisible();
	await expect(near.getByRole('link', { name: 'Write a letter' })).toBeHidden();

	// At the far table: it goes on without a network, and hears of it when it is back.
	await block(far, 4).fill('I ask you today.');
	await waitUntilKept(far);
	await expect(news(far)).toBeHidden();
	await far.context().setOffline(false);
	await meet(far);
	await expect(news(far)).toBeVisible();
	await far.getByRole('link', { name: 'Make it a card of joy' }).click();
	await far.getByRole('button', { name: 'Go on with your card' }).click();
	await far.getByRole('textbox', { name: 'Your message' }).fill('How glad we are.');
	await handIn(far);
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(3);
	await far.goto(`${server.url}/cases/wendy-galarza`);
	await far.getByRole('link', { name: 'Go on with your letter' }).click();
	await expect(news(far)).toBeVisible();
	await far.keyboard.press('Escape');
	await expect(block(far, 4)).toHaveValue('I ask you today.');

	// At the desk: both letters are held, the card is not. Taken back, they print again.
	await goToRoom(page, 'Desk');
	await expect(page.getByText('Beside these sums: 2 held, 0 left out.')).toBeVisible();
	await goToRoom(page, 'Cases');
	await page.getByRole('button', { name: 'News of Wendy' }).click();
	await expect(page.getByText(/^Told .*:$/)).toBeVisible();
	await page.getByRole('button', { name: 'Take it back' }).click();
	await expect(page.getByText('It is taken back. The case is open again.')).toBeVisible();
	await goToRoom(page, 'Desk');
	await expect(page.getByRole('heading', { name: 'What needs you next' })).toBeVisible();
	await expect(page.getByText(/held, .* left out/)).toBeHidden();
	await meet(far);
	await expect(far.getByRole('complementary', { name: 'News of Wendy' })).toBeHidden();
	await expect(block(far, 4)).toHaveValue('I ask you today.');
	await Promise.all([near, far].map((tablet) => tablet.context().close()));
});

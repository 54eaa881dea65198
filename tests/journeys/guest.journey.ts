/** What a guest sends who has only the join link, as an organiser's screen shows it. */
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64, toBase64Url } from '#lib/keys/bytes.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { ageShaped } from '../support/age-shaped.ts';
import { aLetter } from '../support/builders.ts';
import { headersOf, openEvent, random, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { sha256 } from '../support/signed-event.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

/** Items of the right form that nobody sealed. */
async function sendJunk({ code, words }: OpenedEvent, count: number) {
	const { joinToken } = await organiserKey(words);
	const items = Array.from({ length: count }, (_, at) => {
		const sealed = ageShaped(new TextEncoder().encode(String(at)));
		const id = newId(Date.now(), random);
		const what = { caseId: 'wendy-galarza', kind: 'letter', keyVersion: 1, seq: at + 1 };
		return { id, ...what, digest: sha256(sealed), sealed: toBase64(sealed) };
	});
	for (let from = 0; from < count; from += 50) {
		const answer = await fetch(server.url + apiPath(code, '/letters'), {
			method: 'POST',
			headers: headersOf(toBase64Url(joinToken)),
			body: JSON.stringify({ device: newId(Date.now(), random), items: items.slice(from, from + 50) })
		});
		expect(answer.status).toBe(201);
	}
}

const nodes = (page: Page) => page.evaluate(() => document.querySelectorAll('main *').length);

test('what cannot be opened is folded, shown a page at a time, and put aside all at once', async ({ page }) => {
	const event = await openEvent(server.url);
	await handInFor(server.url, event.code, event.words, [{ item: aLetter({ id: newId(Date.now(), random) }) }]);
	await sendJunk(event, 250);
	await openWithWords(page, server.url, event);
	const need = page.getByText('250 items could not be opened');
	const flood = page.getByText('250 of them cannot be opened');
	await expect(flood).toBeVisible();
	await expect(need).toHaveCount(0);
	await goToRoom(page, 'Letters');
	await expect(need).toBeVisible();
	await expect(page.locator('ol.list button')).toHaveCount(1);
	const apart = page.getByRole('region', { name: 'What could not be opened' });
	await expect(apart.getByRole('listitem')).toHaveCount(0);
	expect(await nodes(page)).toBeLessThan(250);
	await apart.getByText('Show them').click();
	await expect(apart.getByRole('listitem')).toHaveCount(100);
	await apart.getByRole('button', { name: 'Later' }).click();
	await expect(apart.getByText('101 to 200 of 250')).toBeFocused();
	await apart.getByRole('button', { name: 'Put all 250 aside' }).click();
	await expect(need).toHaveCount(0);
	await goToRoom(page, 'Desk');
	await expect(page.getByRole('heading', { name: 'What needs you next' })).toBeVisible();
	await expect(need).toHaveCount(0);
	await expect(flood).toHaveCount(0);
	await goToRoom(page, 'Letters');
	await apart.getByText('250 items were put aside').click();
	await apart.getByRole('button', { name: 'Take them back' }).click();
	await expect(need).toBeVisible();
});

test('a table whose name would turn a sentence round turns nothing', async ({ page }) => {
	const event = await openEvent(server.url);
	const item = aLetter({ id: newId(Date.now(), random), table: '7\u202e' });
	await handInFor(server.url, event.code, event.words, [{ item }]);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Letters');
	await expect(page.locator('ol.list button')).toContainText('Table 7');
	expect(await page.evaluate(() => document.body.innerText)).not.toMatch(/[\u202a-\u202e]/);
	expect(await page.getByLabel('Table', { exact: true }).locator('option').allTextContents()).toContain('Table 7');
});

/** An app is older than its event. It says so, keeps and delivers everything, and never prints by guessing. */
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { apiPath, type EventAnswer } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { Between } from '../support/between.ts';
import { aLetter } from '../support/builders.ts';
import { itemsOf, openEvent, organiserHeaders, random, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, freePort, type BuiltServer } from '../support/server.ts';
import { rowsOf, waitUntilKept } from '../support/stored.ts';
import { handIn, handInButton, outboxMarks, readOnceMore, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let newer: Between;
let event: OpenedEvent;

test.beforeAll(async () => {
	server = await aServer();
	newer = new Between(await freePort(), server.url);
	await newer.start();
});
test.afterAll(async () => {
	await newer.stop();
	await server.discard();
});
test.beforeEach(async () => {
	newer.altered = (_, given) => given;
	event = await openEvent(newer.url);
});

/** Signs the next record as an organiser's newer app would. */
async function signedByNewer(change: object): Promise<EventAnswer> {
	const manifest = JSON.stringify({ ...event.manifest, counter: 2, ...change });
	return { manifest, signature: toBase64Url(await event.key.sign(manifest)), verifyKey: toBase64Url(event.key.verifyKey) };
}

/** A newer server, with a record that this app is too old to read. */
async function serveWhatNeedsANewerApp() {
	const body = JSON.stringify({ ...(await signedByNewer({ needs: ['keyring'], keyring: ['…'] })), mandates: [] });
	newer.altered = ({ method, path }, given) =>
		method === 'GET' && path === apiPath(event.code) && given.status === 200
			? { ...given, headers: { ...given.headers, etag: '"another"' }, body }
			: given;
}

const said = (page: Page) => page.getByText('This event needs a newer app');
const recordOn = async () => {
	const answer = await fetch(server.url + apiPath(event.code), { headers: organiserHeaders(event) });
	return JSON.parse(((await answer.json()) as EventAnswer).manifest) as Record<string, unknown>;
};

test('a device that is too old does not join, and is told what to do', async ({ page }) => {
	await serveWhatNeedsANewerApp();
	await page.goto(event.joinLink);
	await expect(page.getByRole('heading', { name: 'This event needs a newer app' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/Close all windows of the app/);
	expect(await rowsOf(page, 'events')).toEqual([]);
});

test('a tablet that became too old keeps the draft, hands nothing in, delivers what it has, and goes on once it understands', async ({
	page
}) => {
	await takeSeat(page, event.tableLink('7'));
	newer.instead = ({ method }) => (method === 'POST' ? { status: 503, body: '' } : undefined);
	await writeLetter(page, newer.url, { blocks: ['This one was handed in before.'] });
	await handIn(page);
	await writeLetter(page, newer.url, { caseId: 'bernardo-caal-xol', blocks: ['This one is still being written.'] });
	await waitUntilKept(page);

	await serveWhatNeedsANewerApp();
	await page.goto(`${newer.url}/cases`);
	await expect(said(page)).toBeVisible();
	newer.instead = () => undefined;
	await page.evaluate(() => dispatchEvent(new Event('online')));
	await expect(outboxMarks(page)).toHaveAccessibleName(/0 safe here/);
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs[0])).toEqual(['This one was handed in before.']);

	await writeLetter(page, newer.url, { caseId: 'bernardo-caal-xol' });
	await readOnceMore(page);
	await handInButton(page).click();
	await expect(page.getByRole('alert')).toContainText('needs a newer app before more can be handed in');
	await expect(page.getByText('This one is still being written.').first()).toBeVisible();

	// The organisers take the change back. For this app, that is the same as an update.
	const next = await signedByNewer({ counter: 3 });
	newer.altered = ({ method, path }, given) =>
		method === 'GET' && path === apiPath(event.code) ? { ...given, status: 200, body: JSON.stringify(next) } : given;
	await page.goto(`${newer.url}/cases`);
	await expect.poll(async () => (await rowsOf(page, 'events'))[0]?.newer).toBeUndefined();
	await expect(said(page)).toBeHidden();
	await writeLetter(page, newer.url, { caseId: 'bernardo-caal-xol' });
	await handIn(page);
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(2);
});

test('an organiser whose app is too old is told so, and opens what this device has of the event', async ({ page }) => {
	await handInFor(server.url, event.code, event.words, [{ item: aLetter({ id: newId(Date.now(), random) }) }]);
	await openWithWords(page, newer.url, event);
	await goToRoom(page, 'Letters');
	await expect(page.getByRole('button', { name: /letter(?!s)/ }).first()).toBeVisible();
	await serveWhatNeedsANewerApp();
	await page.goto(`${newer.url}/organise`);
	await page.getByLabel('Word 1', { exact: true }).fill(event.words.join(' '));
	await page.getByRole('button', { name: 'Open the event' }).click();
	await expect(said(page)).toBeVisible();
	await goToRoom(page, 'Print room');
	await expect(page.getByRole('button', { name: /^Print 1 letter/ })).toBeDisabled();
	await goToRoom(page, 'Event');
	await expect(page.getByRole('button', { name: 'Change the settings' })).toBeDisabled();
});

test('an organiser whose app is too old, on a device that knows nothing of the event, is told what to do', async ({ page }) => {
	await serveWhatNeedsANewerApp();
	await page.goto(`${newer.url}/organise`);
	await page.getByLabel('Word 1', { exact: true }).fill(event.words.join(' '));
	await page.getByRole('button', { name: 'Open the event' }).click();
	await expect(page.getByRole('alert')).toContainText('A newer app set this event up');
});

test('an envelope that this app does not know is said, waits for a choice before it prints, and outlives a change of the name', async ({
	page
}) => {
	await handInFor(server.url, event.code, event.words, [{ item: aLetter({ id: newId(Date.now(), random) }) }]);
	const settings = { ...event.manifest.settings, envelope: 'jp-chou3', tone: 'kind' };
	const { manifest, signature } = await signedByNewer({ settings, mandates: ['organiser two'] });
	const put = await fetch(server.url + apiPath(event.code), {
		method: 'PUT',
		headers: organiserHeaders(event),
		body: JSON.stringify({ manifest, signature })
	});
	expect(put.status).toBe(200);

	await openWithWords(page, newer.url, event);
	await goToRoom(page, 'Event');
	await expect(page.getByText('A newer app set something here')).toContainText('Envelope: “jp-chou3”');
	await page.getByRole('button', { name: 'Change the settings' }).click();
	await expect(page.getByLabel('Envelope')).toHaveValue('');
	await page.getByLabel('Name', { exact: true }).fill('Northaven goes on');
	await page.getByRole('button', { name: 'Save the changes' }).click();
	await expect(page.getByRole('heading', { name: 'Northaven goes on' })).toBeVisible();
	expect(await recordOn()).toMatchObject({ name: 'Northaven goes on', counter: 3, settings, mandates: ['organiser two'] });

	await goToRoom(page, 'Print room');
	await expect(page.getByText('This app does not know the envelope')).toContainText('jp-chou3');
	const print = page.getByRole('button', { name: /^Print 1 letter/ });
	await expect(print).toBeDisabled();
	await page.getByText('not chosen yet').click();
	await page.getByRole('radio', { name: /DIN 5008 B/ }).check();
	await expect(print).toBeEnabled();
	const downloading = page.waitForEvent('download');
	await print.click();
	await downloading;
	await expect(page.getByRole('heading', { name: 'The file is ready' })).toBeVisible();
});

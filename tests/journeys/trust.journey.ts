/**
 * A host lies: it gives other recipients, another key, an older record or another pack. The app refuses it, explains why, and
 * stores nothing of it.
 */
import { expect, test, type Page } from '@playwright/test';
import type { Manifest } from '#lib/domain/manifest.ts';
import { apiPath, type EventAnswer } from '#lib/domain/wire/wire.ts';
import { organiserKey } from '#lib/keys/organiser-key.ts';
import { signChange, signManifest } from '#lib/keys/sign-manifest.ts';
import { newWords } from '#lib/keys/words.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { Between, type Given } from '../support/between.ts';
import { itemsOf, openEvent, organiserHeaders, random, type OpenedEvent } from '../support/event.ts';
import { aServer, freePort, type BuiltServer } from '../support/server.ts';
import { rowsOf } from '../support/stored.ts';
import { handIn, takeSeat, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let liar: Between;
let event: OpenedEvent;
const thief = await organiserKey(newWords(random));
const thiefRecipient = await recipientOf(thief.identity);

test.beforeAll(async () => {
	server = await aServer();
	liar = new Between(await freePort(), server.url);
	await liar.start();
});
test.afterAll(async () => {
	await liar.stop();
	await server.discard();
});
test.beforeEach(async () => {
	liar.altered = (_, given) => given;
	event = await openEvent(liar.url);
});

/** Lies about the event's record, and is honest about everything else. */
const lieAboutRecord = (lie: (told: EventAnswer) => EventAnswer | Promise<EventAnswer>) =>
	lieAt(apiPath(event.code), async (body) => JSON.stringify(await lie(JSON.parse(body) as EventAnswer)));

function lieAt(path: string, lie: (body: string) => Promise<string>) {
	liar.altered = async (asked, given): Promise<Given> =>
		asked.method === 'GET' && asked.path === path && given.status === 200
			? { ...given, headers: { ...given.headers, etag: '"another"' }, body: await lie(Buffer.from(given.body ?? '').toString()) }
			: given;
}

const withThief = (manifest: string) =>
	JSON.stringify({ ...(JSON.parse(manifest) as Manifest), recipients: [thiefRecipient, thiefRecipient] });

async function expectRefused(page: Page, title: string, note: RegExp) {
	await page.goto(event.joinLink);
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(note);
	expect(await rowsOf(page, 'events')).toEqual([]);
	await page.goto(`${liar.url}/cases`);
	await expect(page.getByRole('heading', { name: 'This device has not joined a table yet' })).toBeVisible();
}

test('a swapped recipient is refused', async ({ page }) => {
	lieAboutRecord((told) => ({ ...told, manifest: withThief(told.manifest) }));
	await expectRefused(page, 'The event is not signed as it should be', /changed after the organisers signed it/);
});

test('a record signed anew with another key is refused', async ({ page }) => {
	lieAboutRecord(() => signManifest({ ...event.manifest, recipients: [thiefRecipient, thiefRecipient] }, thief));
	await expectRefused(page, 'This is not the event of your link', /another key than the one in your link/);
});

test('a broken signature is refused', async ({ page }) => {
	lieAboutRecord((told) => ({ ...told, signature: told.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) }));
	await expectRefused(page, 'The event is not signed as it should be', /show this page to an organiser/);
});

test('a pack that is not the signed one is refused', async ({ page }) => {
	lieAt(apiPath(event.code, '/pack'), async (pack) => pack.replace('Wendy Galarza', 'Wendy Galarzo'));
	await expectRefused(page, 'The cases are not the ones that were signed', /differs from what the organisers signed/);
});

test('an older record is refused on a device that knows a newer one, and what it knows stays', async ({ page }) => {
	const older = await signManifest(event.manifest, event.key);
	const { manifest, signature } = await signChange(older.manifest, { name: 'Northaven still writes' }, event.key);
	const put = await fetch(server.url + apiPath(event.code), {
		method: 'PUT',
		headers: organiserHeaders(event),
		body: JSON.stringify({ manifest, signature })
	});
	expect(put.status).toBe(200);
	await takeSeat(page, event.joinLink);
	lieAboutRecord(() => older);
	await page.goto('about:blank');
	await page.goto(event.joinLink);
	await expect(page.getByRole('heading', { name: 'The server showed an older event' })).toBeVisible();
	await expect(page.getByRole('alert')).toHaveText(/already knows a newer version/);
	expect(await rowsOf(page, 'events')).toMatchObject([{ counter: 2 }]);
});

test('on a device that has joined, altered recipients reach no letter', async ({ page }) => {
	await takeSeat(page, event.joinLink);
	lieAboutRecord((told) => ({ ...told, manifest: withThief(told.manifest) }));
	const asked = page.waitForResponse((answer) => answer.url().endsWith(apiPath(event.code)));
	await page.reload();
	await asked;
	await writeLetter(page, liar.url, { blocks: ['For the organisers alone.'] });
	await handIn(page);
	await expect(page.getByText('Delivered.')).toBeVisible();
	expect((await itemsOf(server.url, event)).map(({ paragraphs }) => paragraphs)).toEqual([['For the organisers alone.']]);
	const [row] = await rowsOf(page, 'events');
	expect(row?.manifest).not.toContain(thiefRecipient);
});

/**
 * A new version comes while somebody writes. Nothing reloads, the prompt waits, and the old tab works to the end, also offline.
 */
import { expect, test, type Page } from '@playwright/test';
import { apiPath } from '#lib/domain/wire/wire.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { Between } from '../support/between.ts';
import { buildingMs } from '../support/built-app.ts';
import { itemsOf, openEvent } from '../support/event.ts';
import { buildNext, nextBuild, nextVersion } from '../support/next-build.ts';
import { aServer, freePort, type BuiltServer } from '../support/server.ts';
import { waitUntilKept } from '../support/stored.ts';
import { block, handIn, join, openSheet, takeSeat } from '../support/writing.ts';

let server: BuiltServer;

test.beforeAll(async () => {
	test.setTimeout(buildingMs);
	buildNext();
	server = await aServer();
});
test.afterAll(() => server.discard());

const quietLine = (page: Page) => page.getByText('A new version is here. Update when you are done.');
const markOf = (page: Page) => page.evaluate(() => (window as { mark?: string }).mark);

test('nothing reloads but the tab whose button was pressed, and the old tab hands in without a network', async ({ context }) => {
	const [writing, other] = [await context.newPage(), await context.newPage()];
	const event = await openEvent(server.url);
	await join(writing, event.joinLink);
	await openSheet(writing, server.url, 'letter');
	await block(writing, 1).fill('Begun with the old version');
	await writing.evaluate(() => Object.assign(window, { mark: 'not reloaded' }));
	// The other event makes sure that no open sheet keeps this tab from updating.
	await takeSeat(other, (await openEvent(server.url)).joinLink);

	await server.kill();
	await server.start(nextBuild);
	await other.reload();
	await expect(other.getByText('A new version is here.')).toBeVisible();
	await expect(quietLine(writing)).toBeVisible();
	await expect(writing.getByRole('button', { name: 'Take it now' })).toBeHidden();
	await block(writing, 1).press('End');
	await block(writing, 1).pressSequentially(', and going on');
	expect(await markOf(writing)).toBe('not reloaded');

	await other.evaluate(() => Object.assign(window, { mark: 'old' }));
	await other.getByRole('button', { name: 'Take it now' }).click();
	await expect.poll(() => markOf(other).catch(() => 'reloading')).toBeUndefined();
	await other.goto(`${server.url}/about`);
	await expect(other.getByText(`Version ${nextVersion}`)).toBeVisible();
	await expect(block(writing, 1)).toHaveValue('Begun with the old version, and going on');
	expect(await markOf(writing)).toBe('not reloaded');

	await server.kill();
	await writing.getByLabel('Your name').fill('Nora');
	await handIn(writing);
	await expect(writing.getByText('Safe here.')).toBeVisible();
	expect(await markOf(writing)).toBe('not reloaded');
	await server.start(nextBuild);
	await expect(writing.getByText('Delivered.')).toBeVisible();
	const items = await itemsOf(server.url, event);
	expect(items.map(({ paragraphs }) => paragraphs)).toEqual([['Begun with the old version, and going on']]);
	await writing.reload();
	await writing.goto(`${server.url}/about`);
	await expect(writing.getByText(`Version ${nextVersion}`)).toBeVisible();
});

test('a device whose event needs a newer app takes it by itself, but not while a letter lies open', async ({ browser }) => {
	const [writing, idle] = await Promise.all([browser.newPage(), browser.newPage()]);
	const newer = new Between(await freePort(), server.url);
	await newer.start();
	await server.kill();
	await server.start();
	const event = await openEvent(newer.url);
	await join(writing, event.tableLink('7'));
	await join(idle, event.joinLink);
	await openSheet(writing, newer.url, 'letter');
	await block(writing, 1).fill('Begun with the old version');
	await waitUntilKept(writing);

	const manifest = JSON.stringify({ ...event.manifest, counter: 2, needs: ['keyring'] });
	const signed = {
		manifest,
		signature: toBase64Url(await event.key.sign(manifest)),
		verifyKey: toBase64Url(event.key.verifyKey)
	};
	newer.altered = ({ method, path }, given) =>
		method === 'GET' && path === apiPath(event.code) ? { ...given, status: 200, body: JSON.stringify(signed) } : given;
	await server.kill();
	await server.start(nextBuild);
	for (const page of [writing, idle]) {
		await page.goto(`${newer.url}/cases`);
		await page.evaluate(() => Object.assign(window, { mark: 'not reloaded' }));
	}
	await expect(writing.getByText('This event needs a newer app')).toBeVisible();
	await expect(writing.getByRole('button', { name: 'Take it now' })).toBeVisible();

	await expect(idle.getByText('This event needs a newer app')).toBeVisible();
	await expect.poll(() => markOf(idle).catch(() => 'reloading')).toBeUndefined();
	await idle.goto(`${newer.url}/about`);
	await expect(idle.getByText(`Version ${nextVersion}`)).toBeVisible();
	expect(await markOf(writing)).toBe('not reloaded');
	await writing.goto(`${newer.url}/about`);
	await expect(writing.getByText('Version 0.')).toBeVisible();
	await expect(writing.getByText(`Version ${nextVersion}`)).toBeHidden();
	await openSheet(writing, newer.url, 'letter');
	await expect(block(writing, 1)).toHaveValue('Begun with the old version');
	await newer.stop();
	await Promise.all([writing.close(), idle.close()]);
});

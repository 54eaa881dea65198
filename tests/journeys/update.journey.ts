/** A new version while somebody writes: nothing reloads, the prompt waits, and the old tab goes on to the end, also offline. */
import { expect, test, type Page } from '@playwright/test';
import { itemsOf, openEvent } from '../support/event.ts';
import { buildNext, nextBuild, nextVersion } from '../support/next-build.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { block, handIn, join, openSheet, takeSeat } from '../support/writing.ts';

let server: BuiltServer;

test.beforeAll(async () => {
	test.setTimeout(240_000);
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
	// Another event, so that no open sheet keeps this tab from updating.
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
	await expect(writing.getByText('Delivered.')).toBeVisible({ timeout: 45_000 });
	const items = await itemsOf(server.url, event);
	expect(items.map(({ paragraphs }) => paragraphs)).toEqual([['Begun with the old version, and going on']]);
	await writing.reload();
	await writing.goto(`${server.url}/about`);
	await expect(writing.getByText(`Version ${nextVersion}`)).toBeVisible();
});

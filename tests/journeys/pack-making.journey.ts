/** An organiser makes a case from nothing, by the keyboard alone and in two languages, and a tablet reads it. */
import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { openEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { join } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const mostTabs = 400;

/** Goes forward by the Tab key until this stands under it. */
async function tabTo(page: Page, wanted: Locator) {
	await wanted.waitFor();
	for (let count = 0; count < mostTabs; count++) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no Tab leads to ${String(wanted)}`);
}
async function pressByKey(page: Page, wanted: Locator, key = 'Enter') {
	await tabTo(page, wanted);
	await page.keyboard.press(key);
}

/** What a field still lacks, told by its place: the group, its label and its language. */
const underTab = (page: Page) =>
	page.evaluate(() => {
		const field = document.activeElement;
		if (!field?.closest('.lacking')) return undefined;
		const group = field.closest('fieldset')?.querySelector('legend')?.textContent ?? '';
		return { group, label: field.parentElement?.querySelector('label')?.textContent ?? '', lang: (field as HTMLElement).lang };
	});

/** Goes through the form once by the Tab key, and types something where something is missing. */
async function fillWhatIsMissing(page: Page) {
	const last = page.locator('main').getByRole('textbox').last();
	for (let count = 0; count < mostTabs; count++) {
		await page.keyboard.press('Tab');
		const found = await underTab(page);
		if (found) await page.keyboard.insertText(found.label.startsWith('Code') ? 'MX' : `${found.group} ${found.lang}`.trim());
		if (await last.evaluate((element) => element === document.activeElement)) return;
	}
}

test('a pack made from nothing by keyboard alone, without a network, is published, and a tablet reads its case', async ({
	page,
	browser
}) => {
	test.slow();
	const event = await openEvent(server.url);
	const tablet = await (await browser.newContext()).newPage();
	await join(tablet, event.joinLink);

	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await pressByKey(page, page.getByRole('link', { name: 'Make or change cases' }));
	const beginning = page.getByRole('button', { name: 'Begin', exact: true });
	await beginning.waitFor();
	await tabTo(page, page.getByRole('radio', { name: 'With the cases of this event' }));
	await page.keyboard.press('ArrowDown');
	await expect(page.getByRole('radio', { name: 'With nothing' })).toBeChecked();
	await pressByKey(page, beginning);
	await expect(page.getByText('There is no case yet.')).toBeVisible();

	await page.context().setOffline(true);
	await pressByKey(page, page.getByRole('link', { name: 'About the whole pack' }));
	await expect(page.getByRole('heading', { name: 'About the whole pack' })).toBeVisible();
	await fillWhatIsMissing(page);
	await pressByKey(page, page.getByRole('link', { name: 'All cases' }));
	await tabTo(page, page.getByLabel('Name of the person or group'));
	await page.keyboard.insertText('Nora Lind');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Nora Lind' }).first()).toBeVisible();
	await fillWhatIsMissing(page);
	// The counted places lead to what a first round has passed over.
	const lacking = page.getByRole('button', { name: 'Show the first: Nederlands' });
	if (await lacking.isVisible()) {
		await pressByKey(page, lacking);
		await page.keyboard.press('Shift+Tab');
		await fillWhatIsMissing(page);
	}
	await expect(page.getByRole('listitem').filter({ hasText: /^Nederlands/ })).toContainText('complete');
	await pressByKey(page, page.getByRole('button', { name: 'See it as a writer' }));
	await expect(page.getByRole('article').getByText('In full en')).toBeVisible();
	await pressByKey(page, page.getByRole('button', { name: 'Letter', exact: true }));
	// Without the print fonts, which this device may not have yet, the words are shown as a writer reads them.
	await expect(page.getByText('How the letter begins en').last()).toBeAttached({ timeout: 60_000 });
	await pressByKey(page, page.getByRole('button', { name: 'Card', exact: true }));
	await tabTo(page, page.getByLabel('Your message'));
	await page.keyboard.insertText(' Write to nora@example.org');
	await expect(page.getByText('One thing may stop it')).toBeVisible();

	await pressByKey(page, page.getByRole('link', { name: 'All cases' }));
	await tabTo(page, page.getByLabel('Name of the person or group'));
	await page.keyboard.insertText('Bo Half');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Bo Half' }).first()).toBeVisible();
	await expect(page.getByText(/Saved on this device/)).toBeVisible();
	await pressByKey(page, page.getByRole('link', { name: 'All cases' }));
	await expect(page.getByText('1 case is not complete and stays here for later.')).toBeVisible();
	await page.context().setOffline(false);
	await pressByKey(page, page.getByRole('button', { name: 'Publish …' }));
	await expect(page.getByRole('listitem').filter({ hasText: 'Nora Lind' })).toContainText('new');
	await expect(page.getByText('Bo Half')).toBeHidden();
	await pressByKey(page, page.getByRole('button', { name: 'Publish for everybody' }));
	await expect(page.getByText('It is published. Tables take it')).toBeVisible({ timeout: 60_000 });

	await tablet.evaluate(() => dispatchEvent(new Event('online')));
	await expect(async () => {
		await tablet.goto(`${server.url}/cases/nora-lind`);
		await expect(tablet.getByText('In full en')).toBeVisible({ timeout: 5_000 });
	}).toPass({ timeout: 60_000 });
	await tablet.context().close();
});

test('what an organiser typed lies there after a reload, is undone, and goes into a file that opens again', async ({ page }) => {
	test.slow();
	const event = await openEvent(server.url);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByRole('link', { name: 'Make or change cases' }).click();
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	await page.getByRole('link', { name: /Wendy Galarza/ }).click();
	const line = page.getByRole('group', { name: 'Under the stamp' });
	await line.getByLabel('English').fill('A line that is typed here');
	await line.getByLabel('Nederlands').fill('x'.repeat(120));
	await expect(line.getByText('At most 80 signs.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(line.getByText('At most 80 signs.')).toBeHidden();
	await line.getByLabel('Nederlands').fill('');
	await expect(page.getByRole('listitem').filter({ hasText: /^Nederlands/ })).toContainText('1 thing is missing');
	await page.getByRole('button', { name: 'See it as a writer' }).click();
	await page.getByRole('button', { name: 'Letter', exact: true }).click();
	await expect(page.getByText('In the window of the envelope, as it will be printed.')).toBeVisible({ timeout: 60_000 });
	await expect(page.getByRole('region', { name: 'Page 1 of 1' })).toBeVisible();
	await expect(page.getByText(/Saved on this device/)).toBeVisible();

	await page.reload();
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByRole('link', { name: 'Make or change cases' }).click();
	await expect(page.getByText('1 case that is open now is not complete.')).toBeVisible();
	const saving = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save as a file' }).click();
	const download = await saving;
	expect(download.suggestedFilename()).toBe('cases-2021.pack');
	const text = readFileSync(await download.path(), 'utf8');
	expect(parsePack(text)).toMatchObject({ kind: 'malformed', problem: 'cases[3].line.nl: must not be empty' });

	await page.getByRole('button', { name: 'Throw away and begin anew' }).click();
	await page.getByRole('button', { name: 'Throw away', exact: true }).click();
	await page.getByRole('radio', { name: /With a file/ }).check();
	const choose = (name: string, buffer: Buffer) =>
		page.getByLabel('With a file (.pack or .json)').last().setInputFiles({ name, mimeType: 'application/json', buffer });
	await choose('picture.pack', Buffer.from([0x89, 0x50, 0xff]));
	await expect(page.getByText('not text in UTF-8 or UTF-16')).toBeVisible();
	await choose('huge.pack', Buffer.alloc(3_000_000, ' '));
	await expect(page.getByText('at most 2097152 bytes')).toBeVisible();
	await choose('cases-2021.pack', Buffer.from(text));
	await expect(page.getByRole('listitem').filter({ hasText: 'Wendy Galarza' })).toContainText('1 thing is missing');
	await page.getByRole('button', { name: 'Move Wendy Galarza up' }).click();
	await page.getByRole('button', { name: 'Retire Zhang Zhan' }).click();
	await page.getByRole('button', { name: 'Publish …' }).click();
	const changes = page.getByRole('main');
	await expect(changes.getByText('The cases stand in another order.')).toBeVisible();
	await expect(changes.getByRole('listitem').filter({ hasText: 'Zhang Zhan' }).last()).toContainText('how the case stands');
	await expect(changes.getByRole('listitem').filter({ hasText: 'Wendy Galarza' })).toHaveCount(1);
});

test('what another organiser publishes meanwhile is said case by case, either is taken, and what was typed lies among the versions', async ({
	page,
	browser
}) => {
	test.slow();
	const event = await openEvent(server.url);
	const other = await (await browser.newContext()).newPage();
	for (const each of [page, other]) {
		await openWithWords(each, server.url, event);
		await goToRoom(each, 'Cases');
		await each.getByRole('link', { name: 'Make or change cases' }).click();
		await each.getByRole('button', { name: 'Begin', exact: true }).click();
	}
	const lineOf = (each: Page) => each.getByRole('group', { name: 'Under the stamp' }).getByLabel('English');
	const change = async (each: Page, name: RegExp, line: string) => {
		await each.getByRole('link', { name }).click();
		await lineOf(each).fill(line);
		await each.getByRole('link', { name: 'All cases' }).click();
	};
	await change(page, /Wendy Galarza/, 'Mine');
	await change(other, /Wendy Galarza/, 'Theirs');
	await change(other, /Zhang Zhan/, 'Theirs too');
	await other.getByRole('button', { name: 'Publish …' }).click();
	await other.getByRole('button', { name: 'Publish for everybody' }).click();
	await expect(other.getByText('It is published. Tables take it')).toBeVisible({ timeout: 60_000 });

	await expect(page.getByText(/Saved on this device/)).toBeVisible();
	await page.reload();
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByRole('link', { name: 'Make or change cases' }).click();
	const told = page.getByRole('region', { name: 'Another organiser published meanwhile' });
	await expect(told.getByRole('listitem').filter({ hasText: 'Wendy Galarza' })).toContainText('You changed it here too.');
	await told.getByRole('button', { name: 'Take the one that you did not change' }).click();
	await expect(told.getByRole('listitem').filter({ hasText: 'Zhang Zhan' })).toBeHidden();
	await told.getByRole('button', { name: /Take theirs: .*Wendy Galarza/ }).click();
	await expect(told).toBeHidden();
	await page.getByText('Versions', { exact: true }).click();
	await expect(page.getByText(/Changed since then: .*Wendy Galarza/).first()).toBeVisible();
	await page
		.getByRole('button', { name: /^Go back to / })
		.first()
		.click();
	await page.getByRole('link', { name: /Wendy Galarza/ }).click();
	await expect(lineOf(page)).toHaveValue('Mine');
	await other.context().close();
});

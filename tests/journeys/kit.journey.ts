/** An organiser makes the kit for the tables, without a network, in two languages. */
import { execFileSync } from 'node:child_process';
import { expect, test, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { expectFit } from '../support/fitness.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

async function openKit(page: Page) {
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await page.getByRole('link', { name: 'Make the writing kit' }).click();
	await expect(page.getByRole('heading', { name: 'Writing kit', level: 1 })).toBeVisible();
}

const sheets = async (page: Page) => Number((await page.locator('aside .sheets b').textContent())?.replace(/\D/g, ''));
const pagesOf = (pdf: string) => Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);

async function saved(page: Page, name: string): Promise<string> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name }).click();
	return (await coming).path();
}

test('a kit in two languages is chosen, counted and made without a network', async ({ page }) => {
	await openKit(page);
	await expect(page.getByText(/sheets of A4$/)).toBeVisible();
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await page.getByLabel('People', { exact: true }).fill('20');
	await page.getByLabel('Tables', { exact: true }).fill('3');
	await page.getByRole('checkbox', { name: 'Nederlands' }).check();
	await page.getByRole('checkbox', { name: 'English' }).check();
	await expect(page.getByText(/sheets of A4$/)).toBeVisible();
	await page.getByRole('checkbox', { name: /^Sample letters/ }).uncheck();
	const [before, lined] = [await sheets(page), page.getByLabel('Copies of each: Lined letter sheets')];
	// Two for each of twenty, among ten people and two languages.
	await expect(lined).toHaveValue('2');
	await page.getByRole('button', { name: 'More: Lined letter sheets' }).click();
	await expect(lined).toHaveValue('3');
	expect(await sheets(page)).toBe(before + 20);
	await page.getByLabel('Price of a sheet').fill('0,05');
	await page.getByLabel('Currency').fill('€');
	await expect(page.locator('dd', { hasText: '€' })).toHaveText(/^\d+\.\d\d ⁨?€⁩?$/);

	await page.getByRole('button', { name: 'Make the kit' }).click();
	const plain = await saved(page, 'Save the PDF: Plain paper');
	await expect(page.getByText('The browser has the file now: Plain paper')).toBeVisible();
	const cards = await saved(page, 'Save the PDF: Cards, on card');
	// Of each sheet both sides stand in the file, those that stay empty too.
	const all = await sheets(page);
	expect(Math.ceil(pagesOf(plain) / 2) + pagesOf(cards) / 2).toBe(all);
	execFileSync('qpdf', ['--check', plain]);
	execFileSync('qpdf', ['--check', cards]);
	const text = execFileSync('pdftotext', [plain, '-'], { encoding: 'utf8' });
	for (const said of ['help at a table', 'een tafel helpt', 'Wendy', 'Tally sheet']) expect(text).toContain(said);
	expect(text).toContain('Practice page from the pack of 2021');
	await page.context().setOffline(false);
});

test('one file for each part and language, the guide as a booklet; what is changed later is said', async ({ page }) => {
	await openKit(page);
	await page.getByRole('radio', { name: 'One for each part and language' }).check();
	await page.getByRole('checkbox', { name: 'The guide as a booklet, folded' }).check();
	await page.getByRole('checkbox', { name: 'Nederlands' }).check();
	await expect(page.getByText(/sheets of A4$/)).toBeVisible();
	await page.getByRole('button', { name: 'Make the kit' }).click();
	const guide = await saved(page, 'Save the PDF: Volunteer guide, Nederlands');
	expect(pagesOf(guide) % 4).toBe(0);
	expect(execFileSync('pdfinfo', [guide], { encoding: 'utf8' })).toMatch(/Page size:\s+595/);
	await page.getByRole('button', { name: 'More: Volunteer guide' }).click();
	await expect(page.getByText('The kit was changed since. Make it again.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Save the PDF: Volunteer guide, Nederlands' })).toBeHidden();

	// What was chosen is there again after a reload.
	await page.reload();
	await openKit(page);
	await expect(page.getByRole('radio', { name: 'One for each part and language' })).toBeChecked();
	await expect(page.getByRole('checkbox', { name: 'The guide as a booklet, folded' })).toBeChecked();
});

test('making is stopped at once, and nothing is saved', async ({ page }) => {
	await openKit(page);
	await page.getByLabel('Copies of each: Lined letter sheets').fill('900');
	await page.getByLabel('Copies of each: Lined letter sheets').blur();
	await expect(page.getByText(/sheets of A4$/)).toBeVisible();
	await page.getByRole('button', { name: 'Make the kit' }).click();
	await page.getByRole('button', { name: 'Stop', exact: true }).click();
	await expect(page.getByText('Stopped. Nothing was saved.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Make the kit' })).toBeVisible();
});

for (const language of ['en', 'nl'] as const)
	test(`everybody can use the room of the kit, ${language}`, async ({ browser }) => {
		const context = await browser.newContext({ locale: language });
		const page = await context.newPage();
		await page.goto(`${server.url}/organise`);
		await page.locator('fieldset input').first().fill(event.words.join(' '));
		await expectFit(page, language, [
			[
				'kit',
				async (_, said) => {
					await page.getByRole('button', { name: said('open_open'), exact: true }).click();
					await page.waitForURL('**/organise/desk');
					await page
						.locator('nav a')
						.filter({ hasText: said('outreach_room') })
						.click();
					await page.getByRole('link', { name: said('kit_open') }).click();
					await page.locator('aside dl').waitFor();
				}
			],
			[
				'kit, made',
				async (_, said) => {
					await page.getByRole('button', { name: said('kit_more', { what: said('kit_guide') }) }).click();
					await page.getByRole('button', { name: said('kit_make') }).click();
					await page.locator('aside ul.files').waitFor();
				}
			]
		]);
		await context.close();
	});

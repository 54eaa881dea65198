/** The report of an event: the page, the table for spreadsheets, and the file that a section adds up. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import { newWords } from '#lib/keys/words.ts';
import { readReport } from '#lib/desk/report/report-file.ts';
import { aCard, aLetter } from '../support/builders.ts';
import { openEvent, presentPack, random } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { handInFor } from '../support/posting.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

const anId = () => newId(Date.now(), random);
const packWithDeadline = () => JSON.stringify({ ...(JSON.parse(presentPack()) as object), deadline: '2099-01-31' });

async function saved(page: Page, name: string): Promise<{ path: string; name: string }> {
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name }).click();
	const download = await downloading;
	return { path: await download.path(), name: download.suggestedFilename() };
}

async function countByHand(page: Page, count: string) {
	await page.getByRole('button', { name: 'Count what was written by hand' }).click();
	await page.getByLabel('Wendy Galarza, Letters').fill(count);
	await page.getByRole('button', { name: 'Add to the count' }).click();
}

test('the report shows, saves and adds up the same figures', async ({ page }) => {
	const event = await openEvent(server.url, {}, packWithDeadline());
	await handInFor(server.url, event.code, event.words, [
		...[1, 2, 3].map(() => ({ item: aLetter({ id: anId() }) })),
		{ item: aCard({ id: anId() }) },
		{ item: aLetter({ id: anId() }), sealedFor: newWords(random) }
	]);
	await openWithWords(page, server.url, event);

	await goToRoom(page, 'Letters');
	await page.locator('ol.list button').first().click();
	await page.keyboard.press('h');
	await page.keyboard.press('1');
	await page.keyboard.press('h');
	await expect(page.getByText('1 held, 0 left out')).toBeVisible();

	await goToRoom(page, 'Print room');
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Print 2 letters', exact: true }).click();
	await downloading;
	const batch = page.getByRole('region', { name: 'Batches' }).getByRole('listitem').first();
	await batch.getByRole('button', { name: 'It is printed' }).click();
	await batch.getByRole('button', { name: 'It is posted' }).click();

	await goToRoom(page, 'Desk');
	await countByHand(page, '7');
	await page.getByRole('link', { name: 'Report', exact: true }).click();
	await expect(page.getByRole('heading', { name: 'Report', level: 1 })).toBeVisible();
	await expect(page.getByText('Send it in by 31 January 2099.')).toBeVisible();
	const sheet = page.getByRole('main').getByRole('article');
	await expect(sheet.getByRole('row', { name: 'Wendy Galarza 2 1 7 10 2 2' })).toBeVisible();
	await expect(sheet.getByRole('row', { name: 'All 2 1 7 10 2 2' })).toBeVisible();
	await expect(sheet.getByText('Not counted above: 1 held, 0 left out, 1 cannot be opened.')).toBeVisible();
	await expect(sheet.getByText('All 5 that arrived are collected.')).toBeVisible();
	await expect(page.getByText('1 is not printed', { exact: true })).toBeVisible();
	await expect(page.getByText('The people are not counted')).toBeVisible();
	await page.getByLabel('People who wrote only by hand').fill('6');
	await expect(page.getByText('The people are not counted')).toBeHidden();

	const table = await saved(page, 'Table (CSV)');
	expect(table.name).toBe(`writing-table-${event.code}-report.csv`);
	const text = readFileSync(table.path, 'utf8');
	expect(text.startsWith('\uFEFFCode of the event,First day,Last day,')).toBe(true);
	const rows = text.split('\r\n').map((row) => row.split(',').slice(3));
	expect(rows).toContainEqual(['case', 'Wendy Galarza', '2', '1', '7', '0', '2', '2', '1', '0', '1', '']);
	expect(rows).toContainEqual(['all', '', '2', '1', '7', '0', '2', '2', '1', '0', '1', '6']);

	const workbook = await saved(page, 'Table (.xlsx)');
	expect(workbook.name).toBe(`writing-table-${event.code}-report.xlsx`);
	expect(readFileSync(workbook.path).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

	const file = await saved(page, 'File for the section');
	expect(file.name).toBe(`writing-table-${event.code}.report`);
	const json = readFileSync(file.path, 'utf8');
	expect(await readReport(json)).toMatchObject({
		kind: 'read',
		report: {
			event: event.code,
			arrived: 5,
			here: 5,
			people: 6,
			total: { letters: 2, cards: 1, handLetters: 7, printed: 2, posted: 2 }
		}
	});
	expect(json).not.toMatch(/Wendy|Nora|Northaven/);
	const added = spawnSync(process.execPath, ['src/cli/run.js', 'report', file.path], { encoding: 'utf8' });
	expect([added.status, added.stderr]).toEqual([0, '']);
	expect(added.stdout).toMatch(/^wendy-galarza +2 +1 +7 +0 +2 +2 +1 +0 +1 +10$/m);

	await page.getByRole('link', { name: 'Certificates and thanks' }).click();
	await page.getByLabel('Name on the sheet').fill('Class 4B');
	await expect(
		page.getByRole('img', { name: /^The sheet as it will be printed.*Class 4B.* wrote 9.letters and 1.card/ })
	).toBeVisible();
	const certificate = await saved(page, 'Download the PDF');
	expect(certificate.name).toBe(`writing-table-${event.code}-certificates.pdf`);
	const printed = spawnSync('pdftotext', ['-layout', certificate.path, '-'], { encoding: 'utf8' }).stdout.replaceAll(/\s+/g, ' ');
	expect(printed).toContain('Class 4B wrote 9 letters and 1 card.');
	const picture = await saved(page, 'Save the picture');
	expect(readFileSync(picture.path).subarray(16, 24).toString('hex')).toBe('0000043800000546');
	await page.getByRole('link', { name: 'Report' }).click();

	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('body > .on-print.sheet').getByRole('heading', { name: 'Report', level: 1 })).toBeVisible();
	await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
	await page.emulateMedia({ media: 'screen' });
});

test('the report is in the words of the screen, with semicolons where spreadsheets expect them', async ({ browser }) => {
	const event = await openEvent(server.url, { name: '=1+1' }, presentPack());
	const page = await (await browser.newContext({ locale: 'nl' })).newPage();
	await page.goto(`${server.url}/organise`);
	await page.locator('fieldset input').first().fill(event.words.join(' '));
	await page.getByRole('button', { name: 'Evenement openen' }).click();
	await page.getByRole('link', { name: 'Verslag', exact: true }).click();
	const table = await saved(page, 'Tabel (CSV)');
	expect(readFileSync(table.path, 'utf8')).toContain(';zaak;Wendy Galarza;0;0;0;0;0;0;0;0;0;\r\n');
});

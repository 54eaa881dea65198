/** An organiser makes a poster and a picture, and both say the right thing and lead to the right place. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

async function fillFacts(page: Page) {
	await page.getByLabel('From', { exact: true }).fill('14:00');
	await page.getByLabel('To', { exact: true }).fill('20:00');
	await page.getByLabel('Room and house').fill('Great Hall, Quayside Library');
	await page.getByLabel('Street and number').fill('3 Harbour Street');
	await page.getByLabel('Who is responsible for the poster').fill('J. Visser, 3 Harbour Street, Northaven');
	await page.getByLabel('Lift').check();
}

async function downloaded(page: Page, button: string): Promise<string> {
	const coming = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	return (await coming).path();
}

test('an organiser says when and where, and takes home a poster whose text and square can be read', async ({ page }) => {
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await expect(page.getByText('Hour and place are missing.')).toBeVisible();
	await expect(page.getByRole('button', { name: 'Download the PDF' })).toBeDisabled();
	await fillFacts(page);
	await expect(page.getByText('Hour and place are missing.')).toBeHidden();

	const pdf = await downloaded(page, 'Download the PDF');
	const text = execFileSync('pdftotext', [pdf, '-'], { encoding: 'utf8' });
	for (const said of ['14:00–20:00', 'Great Hall, Quayside Library', '3 Harbour Street', 'J. Visser', 'Ten', 'You.', 'Lift'])
		expect(text).toContain(said);
	const square = codeIn(execFileSync('pdftoppm', ['-r', '120', '-png', '-singlefile', pdf], { maxBuffer: 64 * 1024 * 1024 }));
	expect(square).toBe(`${new URL(server.url).origin}/join#${event.code}`);
	// The poster that hangs in the street holds nothing of the key with which people join.
	const [, secret = 'no fragment'] = event.tableLink('1').split('.');
	expect(readFileSync(pdf).includes(secret)).toBe(false);
	expect(text).not.toContain(secret);

	await page.reload();
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await page.getByText('When, where, who', { exact: true }).click();
	await expect(page.getByLabel('From', { exact: true })).toHaveValue('14:00');
	await expect(page.getByLabel('Street and number')).toHaveValue('3 Harbour Street');
});

test('pictures to share have the size their place wants, and words go with them', async ({ page }) => {
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await fillFacts(page);
	for (const [name, size, most] of [
		[/^Picture, 1080/, [1080, 1350], 1_000_000],
		[/^Story/, [1080, 1920], 1_000_000],
		[/^Square/, [1080, 1080], 1_000_000],
		[/^Link preview/, [1200, 630], 300_000],
		[/^Event cover/, [1920, 1005], 1_000_000]
	] as const) {
		await page.getByRole('radio', { name }).check();
		const png = readFileSync(await downloaded(page, 'Download the picture'));
		expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(size);
		expect(png.length).toBeLessThan(most);
	}
	const short = page.getByLabel('Bluesky, X');
	await expect(short).toHaveValue(/^Ten people are waiting for a letter\..*14:00–20:00.*Great Hall/);
	await short.fill('x'.repeat(281));
	await expect(page.getByText('Too long by 1.')).toBeVisible();
	await page.getByRole('button', { name: /^As it was at first/ }).click();
	await expect(short).toHaveValue(/^Ten people/);
	const calendar = readFileSync(await downloaded(page, 'File for calendars'), 'utf8');
	expect(calendar).toContain(`URL:${new URL(server.url).origin}/join#${event.code}`.slice(0, 70));
	expect(calendar).toMatch(/\r\nDTSTART:\d{8}T\d{6}Z\r\n/);
});

test('a share sheet that is not there is said, and the poster can still be downloaded', async ({ page }) => {
	await page.addInitScript(() => Object.assign(navigator, { share: undefined }));
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	await fillFacts(page);
	await page.getByRole('button', { name: 'Share' }).click();
	await expect(page.getByText('This browser does not hand files on.')).toBeVisible();
	await downloaded(page, 'Download the PDF');
});

function codeIn(png: Uint8Array): string {
	const said = execFileSync('zbarimg', ['-q', '--raw', 'png:-'], {
		input: png,
		encoding: 'utf8',
		stdio: ['pipe', 'pipe', 'ignore']
	});
	return said.trim();
}

/** A section signs its pack; an organiser compares three words, trusts it, and takes its next version with one tap. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readPackText } from '#lib/domain/pack/signed/signed-pack.ts';
import { toBase64Url } from '#lib/keys/bytes.ts';
import { sectionKey } from '#lib/keys/section-key.ts';
import { isPackSigned } from '#lib/keys/sign-pack.ts';
import { pressByKey } from '../support/by-keys.ts';
import { openEvent, samplePack } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { aSignedPack, otherSectionWords, sectionWords } from '../support/signed-packs.ts';
import { join as joinEvent } from '../support/writing.ts';

let server: BuiltServer;
let folder: string;
test.beforeAll(async () => {
	server = await aServer();
	folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
});
test.afterAll(async () => {
	rmSync(folder, { recursive: true });
	await server.discard();
});

const lineOf = (line: string) => {
	const pack = JSON.parse(samplePack()) as { cases: { id: string; line: { en: string } }[] };
	pack.cases.find(({ id }) => id === 'wendy-galarza')!.line.en = line;
	return JSON.stringify(pack);
};

/** Signs at the shell, as a section does, and gives the file. */
function signedAtShell(line: string): string {
	const [plain, out] = ['plain.pack', 'signed.pack'].map((name) => join(folder, name));
	writeFileSync(plain!, lineOf(line));
	const order = ['sign', plain!, '--name', 'Amnesty Nowhere', '--version', '1', '--out', out!];
	const { status, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'pack', ...order], {
		encoding: 'utf8',
		input: sectionWords.join(' ')
	});
	if (status !== 0) throw new Error(stderr);
	return readFileSync(out!, 'utf8');
}
const signed = (line: string, version: number, words = sectionWords) => aSignedPack({ pack: lineOf(line), version, words });
const threeWords = (text: string) => {
	const file = join(folder, 'checked.pack');
	writeFileSync(file, text);
	const { stdout } = spawnSync(process.execPath, ['src/cli/run.js', 'pack', 'check', file], { encoding: 'utf8' });
	return /key: (\w+) (\w+) (\w+)\./.exec(stdout)!.slice(1);
};
const choose = (page: Page, text: string | Buffer) =>
	page
		.getByLabel('The pack’s file (.pack or .json)')
		.setInputFiles({ name: 'cases.pack', mimeType: 'application/json', buffer: Buffer.from(text) });

test('a section’s signed pack is trusted by its three words, published, and its next version taken with one tap', async ({
	page,
	browser
}) => {
	test.slow();
	const event = await openEvent(server.url);
	const tablet = await (await browser.newContext()).newPage();
	await joinEvent(tablet, event.joinLink);
	const first = signedAtShell('First line');

	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await choose(page, first);
	await expect(page.getByText('The file says that Amnesty Nowhere signed it.')).toBeVisible();
	await expect(page.getByRole('list', { name: 'Three words of the key' }).getByRole('listitem')).toHaveText(threeWords(first));
	await pressByKey(page, page.getByRole('button', { name: 'They are the same: trust this section' }));
	await expect(page.getByText('This file is from Amnesty Nowhere, signed.')).toBeVisible();
	await pressByKey(page, page.getByRole('button', { name: 'Take version 1' }));
	await expect(page.getByText('from Amnesty Nowhere, signed · Version 1')).toBeVisible({ timeout: 60_000 });

	await choose(page, await signed('Second line', 2));
	await expect(page.getByText('This file is from Amnesty Nowhere, signed.')).toBeVisible();
	await expect(page.getByRole('listitem').filter({ hasText: 'Wendy Galarza' }).last()).toContainText('changed: the stamp');
	await pressByKey(page, page.getByRole('button', { name: 'Take version 2' }));
	await expect(page.getByText('from Amnesty Nowhere, signed · Version 2')).toBeVisible({ timeout: 60_000 });

	await tablet.evaluate(() => dispatchEvent(new Event('online')));
	await expect(async () => {
		await tablet.goto(`${server.url}/cases`);
		await expect(tablet.getByText('Second line')).toBeVisible({ timeout: 5_000 });
	}).toPass({ timeout: 60_000 });
	await tablet.goto(`${server.url}/about`);
	await expect(tablet.getByText('These cases are from Amnesty Nowhere, signed.')).toBeVisible();
	await tablet.context().close();

	await page.reload();
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByText('Sections you trust').click();
	await page.getByRole('button', { name: 'Trust no more: Amnesty Nowhere' }).click();
	await expect(page.getByText('None yet.')).toBeVisible();
});

test('a wrong signature, another key, an older version and a second version of one number are refused in a sentence', async ({
	page
}) => {
	test.slow();
	const event = await openEvent(server.url);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	const second = await signed('Second line', 2);
	await choose(page, second);
	await page.getByRole('button', { name: 'They are the same: trust this section' }).click();
	await page.getByRole('button', { name: 'Take version 2' }).click();
	await expect(page.getByText('from Amnesty Nowhere, signed · Version 2')).toBeVisible({ timeout: 60_000 });

	const take = page.getByRole('button', { name: /^Take version|^Publish for everybody/ });
	await choose(page, second.replace('Second line', 'Another line'));
	await expect(page.getByText('This file was changed after it was signed')).toBeVisible();
	await expect(take).toBeHidden();
	await choose(page, await signed('First line', 1));
	await expect(page.getByText('This is version 1 from Amnesty Nowhere. This event already took version 2')).toBeVisible();
	await expect(take).toBeHidden();
	await choose(page, await signed('Another line', 2));
	await expect(page.getByText('Amnesty Nowhere signed two different packs as version 2.')).toBeVisible();
	await expect(take).toBeHidden();
	await choose(page, Buffer.alloc(50_000_000, ' '));
	await expect(page.getByText('This file has 50 MB. A pack has at most 2 MB')).toBeVisible();
	await choose(page, await signed('Third line', 3, otherSectionWords));
	await expect(page.getByText('but another key signed it than the one you know')).toBeVisible();
	await expect(take).toBeHidden();
	await page.getByRole('button', { name: 'The section says so: trust the new key' }).click();
	await expect(page.getByRole('button', { name: 'Take version 3' })).toBeVisible();
	await page.getByRole('button', { name: 'Not yet' }).click();
	await expect(page.getByText('from Amnesty Nowhere, signed · Version 2')).toBeVisible();
});

test('a section signs the pack that it made in the app, and no word of its key stays on the device', async ({ page }) => {
	test.slow();
	const event = await openEvent(server.url);
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	await page.getByRole('link', { name: 'Make or change cases' }).click();
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	await pressByKey(page, page.getByRole('button', { name: 'Save as a signed file' }));
	const dialog = page.getByRole('dialog', { name: 'Sign this pack' });
	await dialog.getByRole('button', { name: 'Sign and save' }).click();
	await expect(dialog.getByText('Type the name of the section.')).toBeVisible();
	await dialog.getByLabel('Name of the section').fill('Amnesty Nowhere');
	await dialog.getByLabel('Version').fill('one');
	await dialog.getByRole('button', { name: 'Sign and save' }).click();
	await expect(dialog.getByText('Type a whole number, 1 or more.')).toBeVisible();
	await dialog.getByLabel('Version').fill('7');
	await dialog.getByLabel('Word 1', { exact: true }).fill(sectionWords.join(' '));
	const saving = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Sign and save' }).click();
	const download = await saving;
	expect(download.suggestedFilename()).toBe('cases-signed-7.pack');
	const text = readFileSync(await download.path(), 'utf8');
	const read = readPackText(text);
	expect(read).toMatchObject({ kind: 'signed', signed: { said: { name: 'Amnesty Nowhere', version: 7 } } });
	expect(read.kind === 'signed' && (await isPackSigned(read.signed))).toBe(true);
	await expect(dialog.getByRole('list', { name: 'Three words of the key' }).getByRole('listitem')).toHaveText(threeWords(text));
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	expect(await storedText(page)).not.toContain('sausage');

	await page.getByRole('button', { name: 'Save as a signed file' }).click();
	await dialog.getByLabel('Name of the section').fill('Amnesty Nowhere');
	await dialog.getByRole('button', { name: 'Make new words' }).click();
	await expect(dialog.getByText('These words are new.')).toBeVisible();
	const minted = await dialog.getByRole('list').getByRole('listitem').allTextContents();
	const savingAgain = page.waitForEvent('download');
	await dialog.getByRole('button', { name: 'Sign and save' }).click();
	const again = readFileSync(await (await savingAgain).path(), 'utf8');
	const { verifyKey } = await sectionKey(minted);
	expect(readPackText(again)).toMatchObject({ kind: 'signed', signed: { verifyKey: toBase64Url(verifyKey) } });
});

/** Everything that IndexedDB and the page's own stores hold, as text. */
const storedText = (page: Page) =>
	page.evaluate(async () => {
		const rows: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.documentElement.outerHTML];
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await new Promise<IDBDatabase>((settle) => {
				const opening = indexedDB.open(name);
				opening.onsuccess = () => settle(opening.result);
			});
			for (const store of database.objectStoreNames)
				rows.push(
					await new Promise((settle) => {
						const reading = database.transaction(store).objectStore(store).getAll();
						reading.onsuccess = () => settle(reading.result);
					})
				);
			database.close();
		}
		return JSON.stringify(rows);
	});

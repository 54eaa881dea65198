/** The rules of the post at the other end: while a card is written, before it is handed in, and before it is printed. */
import { expect, test } from '@playwright/test';
import { openEvent, presentPack } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { handIn, join, openSheet, readOnceMore, thanks, handInButton } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

interface WrittenPack {
	cases: { id: string; card: { rules: Record<string, unknown> }; readySentences?: unknown[] }[];
}

/** The sample pack with a prison's rules for the cards to Wendy. */
function packWithRules(): string {
	const pack = JSON.parse(presentPack()) as WrittenPack;
	const wendy = pack.cases.find(({ id }) => id === 'wendy-galarza')!;
	const asked = { languages: ['es'], keepOut: { en: ['fight'] }, number: 'No. 7731', sender: 'required', religion: false };
	Object.assign(wendy.card.rules, asked);
	const means = { en: 'I think of you.', nl: 'Ik denk aan u.' };
	wendy.readySentences = [{ lang: 'es', text: 'Pienso en usted.', means, translatedBy: 'A teacher' }];
	return JSON.stringify(pack);
}

test('a card is shown as the one who opens it will read it, and a ready sentence helps', async ({ page, browser }) => {
	const event = await openEvent(server.url, {}, packWithRules());
	const tablet = await (await browser.newContext()).newPage();
	await join(tablet, event.tableLink('7'));
	await openSheet(tablet, server.url, 'card');
	const message = tablet.getByRole('textbox', { name: 'Your message' });
	await message.fill('Keep up the fight!');
	await tablet.getByLabel('Your name').fill('Nora');
	await expect(tablet.getByText('Leave out: fight')).toBeVisible();
	await readOnceMore(tablet);
	const rules = tablet.getByRole('region', { name: 'As the one who opens it will read it' });
	await expect(rules.getByRole('status')).toHaveText('2 things may stop it');
	await expect(rules.getByRole('listitem').first()).toContainText('Write it in Spanish');
	await expect(rules).toContainText('Translated by A teacher');
	await rules.getByRole('button', { name: 'Pienso en usted.' }).click();
	await expect(rules.getByRole('status')).toHaveText('One thing may stop it');
	await expect(rules.getByRole('listitem').filter({ hasText: 'Bears “No. 7731”' })).toContainText('done');
	await expect(handInButton(tablet)).toBeEnabled();
	await tablet.getByRole('button', { name: 'Change' }).click();
	await expect(message).toHaveValue('Keep up the fight!\n\nPienso en usted.');
	await message.fill('Keep well!\n\nPienso en usted.');
	await readOnceMore(tablet);
	await expect(rules.getByRole('status')).toHaveText('It keeps to the rules of the post there');
	await tablet.getByRole('button', { name: 'Change' }).click();
	await message.fill('Merry Christmas');
	await handIn(tablet);
	await expect(thanks(tablet)).toBeVisible();

	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Print room');
	await page.getByRole('radio', { name: /^Cards/ }).check();
	await expect(page.getByText('1 of these may be stopped by the rules of the post there.')).toBeVisible();
	await page.getByRole('link', { name: 'Look at them' }).click();
	// The print room has a button that prints the card, and stands there until the letters do.
	await page.locator('ol.list button', { hasText: 'card' }).click();
	const reader = page.getByRole('region', { name: 'Reading' });
	await expect(reader.getByText('Write it in Spanish')).toBeVisible();
	await expect(reader.getByText('No religion')).toBeVisible();
	await tablet.context().close();
});

/** An organiser publishes another pack while a tablet is in the middle of a letter. */
import { expect, test } from '@playwright/test';
import { itemsOf, openEvent, samplePack } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer, type BuiltServer } from '../support/server.ts';
import { waitUntilKept } from '../support/stored.ts';
import { block, handInButton, join, readOnceMore, thanks, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
test.beforeAll(async () => {
	server = await aServer();
});
test.afterAll(() => server.discard());

/** The parts of a written pack that are changed here. */
interface WrittenPack {
	cases: {
		id: string;
		line: { en: string };
		addressees: { lines: string[] | null }[];
		templates: { blocks: { prompt: string }[] }[];
	}[];
}

/** The sample pack with another question and address for Wendy, another line for Zhang Zhan, and without Janna. */
function changedPack(): string {
	const pack = JSON.parse(samplePack()) as WrittenPack;
	const [wendy, zhang] = ['wendy-galarza', 'zhang-zhan'].map((id) => pack.cases.find((entry) => entry.id === id)!);
	for (const template of wendy!.templates)
		template.blocks = template.blocks.slice(0, 2).map((each) => ({ ...each, prompt: 'Asked anew?' }));
	wendy!.addressees[0]!.lines = ['Another office', 'Another street 1'];
	zhang!.line.en = 'A line of today';
	pack.cases = pack.cases.filter(({ id }) => id !== 'janna-jihad');
	return JSON.stringify(pack);
}

test('a published pack reaches a tablet at its next contact, and leaves its open letter as it is', async ({ page, browser }) => {
	const event = await openEvent(server.url);
	const tablet = await (await browser.newContext()).newPage();
	await join(tablet, event.joinLink);
	await writeLetter(tablet, server.url, { blocks: ['I am a nurse.', 'I write about Wendy.', 'It troubles me.', 'I ask you.'] });
	await waitUntilKept(tablet);
	const question = await block(tablet, 4).getAttribute('aria-label');

	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Cases');
	const input = page.getByLabel('The pack’s file (.pack or .json)');
	const choose = (name: string, text: string) =>
		input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
	await choose('broken.json', '{"v":1}');
	await expect(page.getByText('This file is not a pack yet.')).toBeVisible();
	await choose('same.json', samplePack());
	await expect(page.getByText('says the same as the pack that is open')).toBeVisible();
	await choose('changed.json', changedPack());
	await expect(page.getByRole('listitem').filter({ hasText: 'Wendy Galarza' }).last()).toContainText(
		'changed: who reads the letter, questions and sentences'
	);
	await expect(page.getByText('stays as a closed case')).toBeVisible();
	await page.context().setOffline(true);
	await page.getByRole('button', { name: 'Publish for everybody' }).click();
	await expect(page.getByText('It is published by itself')).toBeVisible();
	await page.context().setOffline(false);
	await expect(page.getByText('It is published. Tables take it')).toBeVisible({ timeout: 60_000 });

	await tablet.evaluate(() => dispatchEvent(new Event('online')));
	const elsewhere = await tablet.context().newPage();
	await elsewhere.goto(`${server.url}/cases`);
	await expect(elsewhere.getByText('A line of today')).toBeVisible();
	await elsewhere.close();
	await expect(block(tablet, 4)).toHaveValue('I ask you.');
	expect(await block(tablet, 4).getAttribute('aria-label')).toBe(question);
	await tablet.reload();
	await expect(block(tablet, 4)).toHaveValue('I ask you.');
	expect(await block(tablet, 4).getAttribute('aria-label')).toBe(question);
	await readOnceMore(tablet);
	await handInButton(tablet).click();
	await expect(thanks(tablet)).toBeVisible();
	await expect.poll(async () => (await itemsOf(server.url, event)).length).toBe(1);
	const [item] = await itemsOf(server.url, event);
	expect(item!.paragraphs).toContain('I ask you.');
	expect(item!.to.lines.join()).not.toContain('Another office');
	await tablet.goto(`${server.url}/cases/wendy-galarza/letter`);
	await expect(tablet.getByRole('textbox', { name: /Asked anew/ }).first()).toBeVisible();
	await tablet.context().close();
});

/** Every screen of the writer, in each language, light and dark, on a tablet and on phones. */
import { test } from '@playwright/test';
import { promiseToKeep } from '../support/browser-memory.ts';
import { openEvent, type OpenedEvent } from '../support/event.ts';
import { expectFit, press, type Open } from '../support/fitness.ts';
import { aServer, type BuiltServer } from '../support/server.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	event = await openEvent(server.url);
});
test.afterAll(() => server.discard());

const at =
	(path: string): Open =>
	(page) =>
		page.goto(server.url + path).then(() => page.locator('h1, h2').first().waitFor());
const write: Open = async (page, said) => {
	await press(page, said('sheet_change'));
	await page.getByRole('textbox', { name: /^\S+ 1: / }).fill('My name is Nora.\n\nI ask you …');
	await page.getByLabel(said('sheet_name')).fill('Nora');
};
const handIn: Open = async (page, said) => {
	await press(page, said('sheet_hand_in'));
	await page.getByText(said('thanks_delivered')).waitFor();
};
const openOutbox: Open = async (page, said) => {
	await at('/cases')(page, said);
	await page.locator('button.marks').click();
	await page.getByRole('dialog', { name: said('outbox_title') }).waitFor();
};
const readLetter: Open = async (page, said) => {
	await at('/letters')(page, said);
	await press(page, said('letters_read'));
	await page.getByRole('article').waitFor();
};

/** The steps run in this order, because each goes on where the one before it ended. */
const screens: [name: string, open: Open][] = [
	['start', at('/')],
	['a code alone', at('/join#7KQ2MB')],
	['a damaged link', at('/join#7KQ2MB.AA')],
	['nobody has joined', at('/cases')],
	['seat', (page, said) => page.goto(event.joinLink).then(() => page.getByRole('link', { name: said('joined_go') }).waitFor())],
	['cases', at('/cases')],
	['case', at('/cases/wendy-galarza')],
	['case with good news', at('/cases/bernardo-caal-xol')],
	['letter', at('/cases/wendy-galarza/letter')],
	['letter, nothing written', async (page, said) => press(page, said('sheet_review'))],
	['letter being written', write],
	['letter once more', async (page, said) => press(page, said('sheet_review'))],
	['thank-you', handIn],
	['card', at('/cases/wendy-galarza/card')],
	['card once more', async (page, said) => press(page, said('sheet_review'))],
	['outbox', openOutbox],
	['my letters', readLetter],
	['before deleting', async (page, said) => press(page, said('letters_delete'))],
	['counting by hand', at('/by-hand')],
	['about', at('/about')],
	['not found', at('/cases/nobody')]
];

for (const language of ['en', 'nl'] as const)
	test.describe(language, () => {
		test.use({ locale: language });
		test(`every screen of the writer can be used by everybody (${language})`, async ({ page }) => {
			await promiseToKeep(page, server.url);
			await expectFit(page, language, screens);
		});
	});

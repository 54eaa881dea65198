/** Every screen of the organiser, in each language, light and dark, on a tablet and on phones. */
import { test } from '@playwright/test';
import { openEvent, samplePack, type OpenedEvent } from '../support/event.ts';
import { expectFit, press, type Open } from '../support/fitness.ts';
import { aSignedPack } from '../support/signed-packs.ts';
import { aServer, setupToken, type BuiltServer } from '../support/server.ts';
import { handIn, takeSeat, writeCard, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let event: OpenedEvent;
test.beforeAll(async ({ browser }) => {
	server = await aServer();
	event = await openEvent(server.url);
	const page = await browser.newPage({ locale: 'en' });
	const isHeardOf = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.url().includes('/devices/'));
	await takeSeat(page, event.tableLink('7'));
	await writeLetter(page, server.url, { blocks: ['My name is Nora.', 'I ask you to see to it.'] });
	await handIn(page);
	await writeCard(page, server.url, { blocks: ['We think of you.'] });
	await handIn(page);
	await page.getByText('Delivered.').waitFor();
	// The roll-call knows the table from the device's own card, which is sent some seconds after the screen is shown.
	await isHeardOf;
	await page.close();
});
test.afterAll(() => server.discard());

const openWithWords: Open = async (page, said) => {
	await page.locator('fieldset input').first().fill(event.words.join(' '));
	await press(page, said('open_open'));
	await page.getByText(said('desk_to_print')).waitFor();
};
const goTo =
	(room: string): Open =>
	async (page, said) => {
		const link = page.locator('nav a').filter({ hasText: said(room) });
		// On a narrow screen, one button opens the list of rooms.
		if (!(await link.isVisible())) await page.locator('nav button').click();
		await link.click();
		await page.locator('main h1').first().waitFor();
	};
const read: Open = async (page) => {
	await page.locator('ol.list button').first().click();
	await page.locator('svg.page').first().waitFor();
};
const unfold: Open = async (page) => {
	const closed = page.locator('main details:not([open]) > summary');
	for (let left = await closed.count(); left > 0; left--) await closed.first().click();
};
const fillFacts: Open = async (page, said) => {
	await page.getByLabel(said('new_name')).fill('Northaven writes');
	await page.getByLabel(said('new_place')).fill('Quayside Library');
	await page.getByLabel(said('new_token')).fill(setupToken);
	await press(page, said('new_facts_next'));
	await page.getByRole('heading', { name: said('new_words_head') }).waitFor();
};
const askBack: Open = async (page, said) => {
	await page.getByLabel(said('new_words_on_paper')).check();
	await press(page, said('new_words_check'));
	await page.getByRole('heading', { name: said('new_check_head') }).waitFor();
};

/** The steps run in this order, because each goes on where the one before it ended. */
const screens: [name: string, open: Open][] = [
	[
		'new event',
		(page, said) =>
			page.goto(`${server.url}/organise/new`).then(() => page.getByRole('heading', { name: said('new_facts_head') }).waitFor())
	],
	['twelve words', fillFacts],
	[
		'open',
		(page, said) =>
			page.goto(`${server.url}/organise`).then(() => page.getByRole('heading', { name: said('open_title') }).waitFor())
	],
	['desk', openWithWords],
	['counting', (page, said) => press(page, said('desk_count'))],
	['letters', (page, said) => page.keyboard.press('Escape').then(() => goTo('room_letters')(page, said))],
	['reader', read],
	[
		'one to hold',
		(page, said) =>
			press(page, said('review_hold')).then(() => page.getByRole('button', { name: said('review_reason_test') }).click())
	],
	[
		'who did what',
		(page, said) =>
			press(page, said('review_hold'))
				.then(() => page.locator('p[role=status]', { hasText: '1' }).last().waitFor())
				.then(() => goTo('room_letters')(page, said))
				.then(() => page.getByRole('link', { name: said('deeds_to') }).click())
				.then(() => page.locator('main ol li').first().waitFor())
	],
	['print room', goTo('room_print')],
	['print room, everything unfolded', unfold],
	['print room, labels', (page, said) => page.getByRole('radio', { name: said('room_labels') }).check()],
	['cases', goTo('room_cases')],
	[
		'cases, a file that a section signed',
		async (page, said) => {
			const buffer = Buffer.from(await aSignedPack({ pack: samplePack().replace('"year": 2021', '"year": 2022') }));
			await page.getByLabel(said('new_cases_file')).setInputFiles({ name: 'a.pack', mimeType: 'application/json', buffer });
			await page.getByText(said('signed_compare')).waitFor();
			await unfold(page, said);
		}
	],
	[
		'cases, from a section that is trusted',
		(page, said) =>
			press(page, said('signed_trust')).then(() =>
				page.getByRole('button', { name: said('signed_take', { number: '1' }), exact: true }).waitFor()
			)
	],
	['outreach', (page, said) => goTo('outreach_room')(page, said).then(() => page.locator('svg.page').nth(1).waitFor())],
	[
		'outreach, one person',
		(page, said) =>
			unfold(page, said)
				.then(() => page.getByLabel(said('outreach_responsible')).fill('J. Visser, Northaven'))
				.then(() => page.getByRole('radio', { name: said('outreach_person') }).check())
	],
	[
		'cases made, how to begin',
		(page, said) => goTo('room_cases')(page, said).then(() => page.getByRole('link', { name: said('making_link') }).click())
	],
	[
		'cases made, the list',
		(page, said) =>
			press(page, said('making_begin_now')).then(() => page.getByRole('heading', { name: said('making_list') }).waitFor())
	],
	['a pack that is signed', (page, said) => press(page, said('signing_link'))],
	[
		'a case made',
		(page, said) =>
			page.keyboard
				.press('Escape')
				.then(() => page.getByLabel(said('making_new_name')).fill('Nora Lind'))
				.then(() => press(page, said('making_add')))
				.then(() => page.getByRole('heading', { name: 'Nora Lind' }).first().waitFor())
	],
	['a case made, everything unfolded', unfold],
	[
		'a case made, its letter as writers see it',
		(page, said) => press(page, said('making_seen_letter')).then(() => page.locator('svg.page').nth(1).waitFor())
	],
	['a case made, its card as writers see it', (page, said) => press(page, said('making_seen_card'))],
	[
		'the pack itself',
		(page, said) =>
			page
				.getByRole('link', { name: said('making_back') })
				.click()
				.then(() => page.getByRole('link', { name: said('making_itself') }).click())
				.then(() => page.getByRole('heading', { name: said('making_itself') }).waitFor())
	],
	['the pack itself, a country of the post', (page, said) => press(page, said('field_add_country'))],
	[
		'links',
		(page, said) =>
			goTo('room_event')(page, said)
				.then(() => page.getByRole('link', { name: said('links_to') }).click())
				.then(() => page.getByRole('heading', { name: said('links_title'), level: 1 }).waitFor())
	],
	[
		'a link',
		(page, said) =>
			page
				.getByLabel(said('links_names'), { exact: true })
				.fill(`${said('room_desk')} 9`)
				.then(() => page.locator('form button[type=submit]').click())
				.then(() => page.getByRole('link', { name: `${said('room_desk')} 9` }).click())
				.then(() => page.getByRole('heading', { name: said('links_close') }).waitFor())
	],
	[
		'what came by the link for everybody',
		(page, said) =>
			page
				.getByRole('link', { name: said('links_all') })
				.click()
				.then(() => page.getByRole('link', { name: said('links_own') }).click())
				.then(() => page.getByRole('heading', { name: said('links_own') }).waitFor())
				.then(() => unfold(page, said))
	],
	['event', goTo('room_event')],
	['new words, what they do', (page, said) => press(page, said('hand_over'))],
	['new words', (page, said) => press(page, said('hand_over_show'))],
	['new words, three asked back', askBack],
	['new words, not the right ones', (page, said) => press(page, said('hand_over_now'))],
	[
		'roll-call',
		(page, said) =>
			page.keyboard
				.press('Escape')
				.then(() => goTo('room_desk')(page, said))
				.then(() => page.getByRole('link', { name: said('roll_to') }).click())
				.then(() => page.locator('main li').first().waitFor())
	],
	[
		'counted by hand',
		(page, said) =>
			goTo('room_desk')(page, said)
				.then(() => page.getByRole('link', { name: said('desk_counted_list') }).click())
				.then(() => page.getByRole('heading', { name: said('hand_head') }).waitFor())
	],
	[
		'report',
		(page, said) =>
			goTo('room_desk')(page, said)
				.then(() => page.getByRole('link', { name: said('report_to'), exact: true }).click())
				.then(() => page.getByRole('heading', { name: said('report_look') }).waitFor())
	],
	[
		'certificates',
		(page, said) =>
			page
				.getByRole('link', { name: said('certificate_to') })
				.click()
				.then(() => page.locator('svg.page').nth(1).waitFor())
	],
	[
		'what lies where',
		(page, said) =>
			goTo('room_event')(page, said)
				.then(() => page.getByRole('link', { name: said('keeping_to') }).click())
				.then(() => page.getByRole('heading', { name: said('keeping_title') }).waitFor())
	],
	['what lies where, before deleting here', (page, said) => press(page, said('keeping_delete_device'))],
	[
		'if something went wrong',
		(page, said) =>
			press(page, said('keeping_delete_no'))
				.then(() => page.getByRole('link', { name: said('incident_to') }).click())
				.then(() => page.getByRole('heading', { name: said('incident_title') }).waitFor())
	],
	['wall', goTo('room_wall')]
];

for (const language of ['en', 'nl'] as const)
	test.describe(language, () => {
		test.use({ locale: language });
		test(`every screen of the organiser can be used by everybody (${language})`, async ({ page }) => {
			// Every screen is checked in two schemes and three widths, so a busy machine needs its time.
			test.slow();
			page.on('dialog', (dialog) => void dialog.accept());
			await expectFit(page, language, screens);
		});
	});

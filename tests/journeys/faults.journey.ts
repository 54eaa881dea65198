/** What a hall's network and a failing server do: what the screen says, and that nothing is lost or believed too early. */
import { expect, test, type Page } from '@playwright/test';
import { Between, type Given } from '../support/between.ts';
import { itemsOf, openEvent, type OpenedEvent } from '../support/event.ts';
import { aServer, freePort, type BuiltServer } from '../support/server.ts';
import { rowsOf } from '../support/stored.ts';
import { handIn, takeSeat, openOutbox, outboxMarks, writeLetter } from '../support/writing.ts';

let server: BuiltServer;
let between: Between;
let event: OpenedEvent;
test.beforeAll(async () => {
	server = await aServer();
	between = new Between(await freePort(), server.url);
	await between.start();
});
test.afterAll(async () => {
	await between.stop();
	await server.discard();
});
test.beforeEach(async ({ page }) => {
	between.instead = () => undefined;
	event = await openEvent(between.url);
	await takeSeat(page, event.joinLink);
	await writeLetter(page, between.url, { blocks: ['A letter into bad weather.'] });
});

const letters = () => `/api/v1/events/${event.code}/letters`;
const onLetters = (given: Given) => {
	between.instead = ({ method, path }) => (method === 'POST' && path === letters() ? given : undefined);
};
const ours = { 'content-type': 'application/vnd.writing-table.v1+json' };
const fault = (kind: string) => JSON.stringify({ error: { kind, message: kind } });

/** Hands in, checks that the item is safe and what the drawer says, and sees it delivered once the fault is gone. */
async function expectSafeThenDelivered(page: Page, sentence: string) {
	await handIn(page);
	await expect(page.getByText('Safe here.')).toBeVisible();
	const drawer = await openOutbox(page);
	await expect(drawer.getByText(sentence)).toBeVisible();
	expect((await rowsOf(page, 'outbox')).map(({ state }) => state)).toEqual(['waiting']);
	expect(await itemsOf(server.url, event)).toEqual([]);
	between.instead = () => undefined;
	await drawer.getByRole('button', { name: 'Send now' }).click();
	await expect(drawer.getByText('Delivered to the organisers')).toBeVisible();
	await expect(drawer.getByText('Nothing waits here.')).toBeVisible();
	expect(await itemsOf(server.url, event)).toHaveLength(1);
}

const answers: { name: string; given: Given; sentence: string }[] = [
	{
		name: 'an answer 500',
		given: { status: 500, headers: ours, body: fault('fault') },
		sentence: 'The server made a mistake. The app keeps trying.'
	},
	{
		name: 'an answer 429',
		given: { status: 429, headers: { ...ours, 'retry-after': '1' }, body: fault('too-many-requests') },
		sentence: 'Server busy. The app keeps trying.'
	},
	{
		name: 'an answer 507',
		given: { status: 507, headers: ours, body: fault('storage-full') },
		sentence: 'Server full. Safe here.'
	},
	{
		name: 'an answer 401',
		given: { status: 401, headers: ours, body: fault('wrong-token') },
		sentence: 'Ask an organiser for a new link. Your letters stay safe here.'
	},
	{
		name: 'a 200 in the server’s own media type',
		given: { status: 200, headers: ours, body: '{}' },
		sentence: 'The Wi-Fi wants you to sign in. Your letters are safe.'
	},
	{
		name: 'a redirect',
		given: { status: 302, headers: { location: '/' } },
		sentence: 'The Wi-Fi wants you to sign in. Your letters are safe.'
	}
];
for (const { name, given, sentence } of answers)
	test(`${name} is no receipt: the screen says so and the letter leaves later`, async ({ page }) => {
		onLetters(given);
		await expectSafeThenDelivered(page, sentence);
	});

test('a busy server is asked again by itself after the time it named', async ({ page }) => {
	onLetters({ status: 429, headers: { ...ours, 'retry-after': '3' }, body: fault('too-many-requests') });
	await handIn(page);
	await expect(page.getByText('Safe here.')).toBeVisible();
	between.instead = () => undefined;
	await expect(page.getByText('Delivered.')).toBeVisible();
});

test('a letter the server calls too large is set aside for an organiser, and leaves by itself once the server takes it', async ({
	page
}) => {
	onLetters({ status: 413, headers: ours, body: fault('too-large') });
	await handIn(page);
	await expect(page.getByText('It is safe, but it cannot leave yet.')).toBeVisible();
	await expect(outboxMarks(page)).toContainText('1 for an organiser');
	const drawer = await openOutbox(page);
	await expect(drawer.getByText('Give this to an organiser')).toBeVisible();
	expect(await rowsOf(page, 'sealed')).toHaveLength(1);
	between.instead = () => undefined;
	await writeLetter(page, between.url, { blocks: ['Another one.'] });
	await handIn(page);
	await expect(outboxMarks(page)).toContainText('2 delivered');
	await expect(outboxMarks(page)).not.toContainText('for an organiser');
	expect(await itemsOf(server.url, event)).toHaveLength(2);
});

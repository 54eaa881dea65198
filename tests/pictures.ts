/** `npm run pictures`: takes the README's pictures from the built app, so that they show the app as it is. */
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from '@playwright/test';
import { newId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/item.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { aCard, aLetter } from './support/builders.ts';
import { browserLaunch } from './support/browser.ts';
import { openEvent, random, samplePack, type OpenedEvent } from './support/event.ts';
import { promiseToKeep } from './support/browser-memory.ts';
import { handInFor } from './support/posting.ts';
import { aServer, type BuiltServer } from './support/server.ts';

const folder = 'docs/pictures';
const letter = [
	'My name is Nora. I am sixteen, I live in Northaven, and I want to become a nurse.',
	'I am writing about Wendy Galarza, who looks after small children in Cancún. On 9 November 2020 the police opened fire on a march, and she was hit twice.',
	'I was sorry to read that it took months until her evidence was accepted.',
	'I respectfully ask you to make sure that what was done to her is investigated promptly, impartially and thoroughly.'
];

async function writer(browser: Browser, event: OpenedEvent, server: BuiltServer) {
	const page = await (await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'en-GB' })).newPage();
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.tableLink('7'));
	await page.getByText('Ready without a network').waitFor();
	await page.goto(`${server.url}/cases/wendy-galarza/letter`);
	await writeLetter(page);
	await page.setViewportSize({ width: 1024, height: 1180 });
	await page
		.getByLabel(/Block 4/)
		.first()
		.click();
	await page.evaluate(() => scrollTo(0, 0));
	await page.screenshot({ path: `${folder}/letter.png` });
	await page.setViewportSize({ width: 1024, height: 768 });
	await handIn(page);
	await page.goto(`${server.url}/cases/mikita-zalatarou/letter`);
	await page
		.getByLabel(/Block 1/)
		.last()
		.fill(letter[0] ?? '');
	await handIn(page);
	await page.goto(`${server.url}/cases`);
	await page.getByText('You wrote a letter').nth(1).waitFor();
	await page.waitForTimeout(1_000);
	await page.screenshot({ path: `${folder}/cases.png`, fullPage: true });
}

async function writeLetter(page: Page) {
	for (const [at, text] of letter.entries())
		await page
			.getByLabel(new RegExp(`Block ${at + 1}`))
			.last()
			.fill(text);
	await page.getByLabel('Your name').fill('Nora');
	await page.getByLabel('Your town').fill('Northaven');
}

async function handIn(page: Page) {
	await page.getByRole('button', { name: 'Read it once more' }).first().click();
	await page.getByRole('button', { name: 'Hand in' }).click();
	await page.getByRole('heading', { name: /Thank you/ }).waitFor();
}

/** A hall in which people have been writing for a while, with more letters for some cases than for others. */
async function fillTheHall(event: OpenedEvent, server: BuiltServer) {
	const pack = parsePack(samplePack());
	if (pack.kind === 'malformed') throw new Error(pack.problem);
	const items: Item[] = pack.value.cases.flatMap(({ id: caseId, number }) =>
		Array.from({ length: 6 + ((number * 7) % 13) }, (_, at) =>
			(at % 4 === 3 ? aCard : aLetter)({
				id: newId(Date.now(), random),
				event: event.code,
				caseId,
				practice: 2021,
				table: String((at % 9) + 1)
			})
		)
	);
	for (let at = 0; at < items.length; at += 40)
		await handInFor(
			server.url,
			event.code,
			event.words,
			items.slice(at, at + 40).map((item) => ({ item }))
		);
}

async function organiser(browser: Browser, event: OpenedEvent, server: BuiltServer) {
	const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 }, locale: 'en-GB' })).newPage();
	await page.goto(`${server.url}/organise`);
	await page.getByLabel('Word 1', { exact: true }).fill(event.words.join(' '));
	await page.getByRole('button', { name: 'Open the event' }).click();
	await page.getByText(/letters are ready to print/).waitFor();
	await page.waitForTimeout(2_000);
	await page.screenshot({ path: `${folder}/desk.png` });
}

const server = await aServer();
const browser = await chromium.launch(browserLaunch(existsSync));
try {
	const event = await openEvent(server.url);
	await writer(browser, event, server);
	await fillTheHall(event, server);
	await organiser(browser, event, server);
} finally {
	await browser.close();
	await server.discard();
}

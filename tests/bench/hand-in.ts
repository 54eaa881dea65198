import { existsSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { promiseToKeep } from '../support/browser-memory.ts';
import { browserLaunch } from '../support/browser.ts';
import type { OpenedEvent } from '../support/event.ts';
import type { BuiltServer } from '../support/server.ts';
import { spread, type Row } from './table.ts';

const letters = 15;
const slowDown = 4;
const words = 'I am writing about Wendy Galarza, who looks after small children in Cancún. '.repeat(16);

/**
 * Measures from the tap on "Hand in" to the painted thank-you: sealing, one strict transaction, reading it back, and the new
 * screen.
 */
export async function handIns(server: BuiltServer, event: OpenedEvent): Promise<Row[]> {
	const browser = await chromium.launch(browserLaunch(existsSync));
	const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
	await promiseToKeep(page, event.joinLink);
	await page.goto(event.joinLink);
	await page.getByText('Ready without a network').waitFor();
	const throttle = await page.context().newCDPSession(page);
	await throttle.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
	const tookMs: number[] = [];
	for (let index = 0; index < letters; index++) tookMs.push(await handInOne(page, server.url));
	await browser.close();
	return [
		{
			what: `tap to thank-you, ${slowDown}× CPU slow-down, strict durability`,
			bound: 'median ≤ 150 ms',
			seen: spread(tookMs, 'ms')
		}
	];
}

async function handInOne(page: Page, url: string): Promise<number> {
	await page.goto(`${url}/cases/wendy-galarza/letter`);
	await page
		.getByLabel(/Block 1/)
		.last()
		.fill(words);
	await page.getByLabel('Your name').fill('Nora');
	await page.getByRole('button', { name: 'Read it once more' }).first().click();
	const handIn = page.getByRole('button', { name: 'Hand in' });
	await handIn.waitFor();
	// The letter is read first, as a person does. Meanwhile the sealing code is fetched.
	await page.waitForTimeout(1_000);
	return handIn.evaluate(tapAndWait);
}

/** Runs in the page, from the tap to the frame in which the thank-you's heading is painted. */
function tapAndWait(button: Element): Promise<number> {
	return new Promise((settle) => {
		const isThere = () => [...document.querySelectorAll('h1')].some((heading) => heading.textContent?.startsWith('Thank you'));
		const observer = new MutationObserver(() => {
			if (!isThere()) return;
			observer.disconnect();
			requestAnimationFrame(() => settle(performance.now() - tappedAt));
		});
		observer.observe(document.body, { childList: true, subtree: true, characterData: true });
		const tappedAt = performance.now();
		(button as HTMLButtonElement).click();
	});
}

import { existsSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../support/browser.ts';
import type { OpenedEvent } from '../support/event.ts';
import type { BuiltServer } from '../support/server.ts';
import type { Row } from './table.ts';

/** What the page itself asked for until it was usable, before any tap. Workers and the precache come later and are not in it. */
interface Screen {
	name: string;
	path: string;
	boundKib: number;
	usable: (page: Page) => Promise<unknown>;
}

const screens: Screen[] = [
	{ name: 'join', path: '/', boundKib: 70, usable: (page) => page.getByRole('button', { name: 'Sit down' }).waitFor() },
	{ name: 'cases', path: '/cases', boundKib: 70, usable: (page) => page.getByRole('link', { name: /Wendy Galarza/ }).waitFor() },
	{
		name: 'letter',
		path: '/cases/wendy-galarza/letter',
		boundKib: 90,
		usable: (page) =>
			page
				.getByLabel(/Block 1/)
				.first()
				.waitFor()
	},
	{ name: 'card', path: '/cases/wendy-galarza/card', boundKib: 90, usable: (page) => page.getByLabel('Your message').waitFor() }
];

/** Script of a first load, gzip: service workers are off, so that every byte a newcomer's browser fetches is seen. */
export async function firstLoads(server: BuiltServer, event: OpenedEvent): Promise<Row[]> {
	const browser = await chromium.launch(browserLaunch(existsSync));
	const context = await browser.newContext({ serviceWorkers: 'block', locale: 'en-GB' });
	await joined(await context.newPage(), event);
	const rows: Row[] = [];
	for (const screen of screens) {
		const page = await context.newPage();
		const bytes = await scriptBytes(page, server.url + screen.path, screen);
		rows.push({
			what: `first-load script, ${screen.name} screen (gzip)`,
			bound: `≤ ${screen.boundKib} KiB`,
			seen: `**${(bytes / 1024).toFixed(1)} KiB**`
		});
		await page.close();
	}
	await browser.close();
	return rows;
}

async function joined(page: Page, event: OpenedEvent) {
	await page.goto(event.tableLink('7'));
	await page.getByRole('link', { name: 'Choose who to write to' }).waitFor();
	await page.close();
}

async function scriptBytes(page: Page, address: string, { usable }: Screen): Promise<number> {
	const scripts: Promise<Buffer>[] = [];
	page.on('response', (response) => {
		if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response.body());
	});
	await page.goto(address);
	await usable(page);
	const bodies = await Promise.all(scripts);
	return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

import { test } from '@playwright/test';
import { openEvent } from '../support/event.ts';
import { goToRoom, openWithWords } from '../support/organising.ts';
import { aServer } from '../support/server.ts';
test('shots', async ({ page }) => {
	test.setTimeout(200_000);
	const server = await aServer();
	const event = await openEvent(server.url);
	await page.setViewportSize({ width: 1440, height: 900 });
	await openWithWords(page, server.url, event);
	await goToRoom(page, 'Outreach');
	const began = Date.now();
	await page.getByRole('link', { name: 'Make the writing kit' }).click();
	await page.locator('aside dl').waitFor();
	console.log('laid out after', Date.now() - began);
	await page.getByRole('checkbox', { name: 'Nederlands' }).check();
	await page.locator('aside dl').waitFor();
	await page.getByLabel('Price of a sheet').fill('0.012');
	await page.getByLabel('Currency').fill('€');
	const t = Date.now();
	await page.getByRole('button', { name: 'Make the kit' }).click();
	await page.locator('aside ul.files').waitFor();
	console.log('made after', Date.now() - t);
	for (const [w, h] of [[1440, 900], [1024, 768], [390, 844], [320, 640]] as const)
		for (const scheme of ['light', 'dark'] as const) {
			if (scheme === 'dark' && w !== 1440 && w !== 390) continue;
			await page.emulateMedia({ colorScheme: scheme });
			await page.setViewportSize({ width: w, height: h });
			await page.screenshot({ path: `/tmp/shot-${w}-${scheme}.png`, fullPage: w < 1400 });
		}
	await server.discard();
});

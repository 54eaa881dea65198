/** Firefox through Puppeteer and WebDriver BiDi. */
import { launch } from 'puppeteer-core';
import { asExpression, type Engine, type EngineBrowser } from './engine.ts';
import { firefoxPath } from './firefox-path.ts';
import { pressOf } from './mouse.ts';
import { killAllOf } from './processes.ts';

export const firefox: Engine = { name: 'firefox', open };

async function open(profileFolder: string): Promise<EngineBrowser> {
	const browser = await launch({
		browser: 'firefox',
		executablePath: firefoxPath,
		headless: true,
		userDataDir: profileFolder,
		extraPrefsFirefox: { 'intl.accept_languages': 'en-GB' },
		env: { ...process.env, HOME: profileFolder }
	});
	const page = (await browser.pages())[0] ?? (await browser.newPage());
	// A setting at launch would count only for later pages.
	await page.setViewport({ width: 1024, height: 768 });
	return {
		version: await browser.version(),
		goto: (address) => page.goto(address, { waitUntil: 'domcontentloaded' }).then(() => undefined, unlessItWentOn),
		run: <Given extends unknown[], Gives>(work: (...given: Given) => Gives, ...given: Given) =>
			page.evaluate(asExpression(work, given)) as Promise<Awaited<Gives>>,
		press: pressOf(page.mouse),
		keys: (text) => page.keyboard.type(text),
		picture: () => page.screenshot(),
		close: () => browser.close(),
		kill: () => killAllOf(profileFolder)
	};
}

/** A join link leads on to an address without its secret before it is loaded. Firefox reports that as a broken navigation. */
function unlessItWentOn(failure: unknown) {
	if (!String(failure).includes('NS_BINDING_ABORTED')) throw failure;
}

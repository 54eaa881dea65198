/** Where the tests' Chromium is, and how it is started. An installed Chromium comes first, and then Playwright's own. */
import { patienceMs } from './patience.ts';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const browserArguments = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	'--no-first-run'
];

/** Gives launch options for Playwright. `CHROMIUM` names another browser. Without `executablePath`, Playwright takes its own. */
export function browserLaunch(isThere: (path: string) => boolean): { executablePath?: string; args: string[]; timeout: number } {
	const path = process.env.CHROMIUM ?? installed.find(isThere);
	return { ...(path ? { executablePath: path } : {}), args: browserArguments, timeout: patienceMs };
}

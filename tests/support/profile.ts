/**
 * A browser profile that stays when its browser ends, as a tablet's does. It is closed, killed, opened again, and searched file
 * by file.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from '@playwright/test';
import { browserLaunch } from './browser.ts';
import { filesHolding } from './canary.ts';
import { patienceMs } from './patience.ts';

type Options = NonNullable<Parameters<typeof chromium.launchPersistentContext>[1]>;

export class Profile {
	readonly folder = mkdtempSync(join(tmpdir(), 'writing-table-profile-'));
	#context: BrowserContext | undefined;
	readonly options: Options;
	constructor(options: Options = {}) {
		this.options = options;
	}
	/** Starts the browser on this profile and gives its first page. */
	async open(extraArguments: string[] = []): Promise<Page> {
		const launch = browserLaunch(existsSync);
		this.#context = await chromium.launchPersistentContext(this.folder, {
			viewport: { width: 1024, height: 768 },
			locale: 'en-GB',
			...launch,
			...this.options,
			args: [...launch.args, ...extraArguments]
		});
		this.#context.setDefaultTimeout(patienceMs);
		return this.#context.pages()[0] ?? (await this.#context.newPage());
	}
	get context(): BrowserContext {
		if (!this.#context) throw new Error('the browser is not open');
		return this.#context;
	}
	async close() {
		await this.#context?.close();
		this.#context = undefined;
	}
	/** Sends SIGKILL, like a power cut. Nothing is written any more. */
	async kill() {
		const { context } = this;
		const gone = new Promise((settle) => context.once('close', settle));
		process.kill(await browserProcess(context), 'SIGKILL');
		await gone;
		this.#context = undefined;
	}
	/**
	 * Restores the tabs after a kill, as a person does with "Restore". Chromium does it by itself only after an ordinary end.
	 */
	async restore() {
		const preferences = join(this.folder, 'Default', 'Preferences');
		writeFileSync(preferences, readFileSync(preferences, 'utf8').replace(/"exit_type":"\w+"/, '"exit_type":"Normal"'));
		await this.open(['--restore-last-session']);
	}
	/** Gives the profile's files that hold this text, in any form that `canary.ts` knows. */
	filesHolding(text: string): string[] {
		return filesHolding(this.folder, text);
	}
	async discard() {
		await this.close();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

async function browserProcess(context: BrowserContext): Promise<number> {
	const session = await context.browser()?.newBrowserCDPSession();
	const { processInfo = [] } = (await session?.send('SystemInfo.getProcessInfo')) ?? {};
	const found = processInfo.find(({ type }) => type === 'browser');
	if (!found) throw new Error('the browser does not tell its process');
	return found.id;
}

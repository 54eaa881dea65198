/**
 * WebKitGTK has the same engine as Safari, but another crypto library, storage and process model, so it never proves anything for
 * an iPad. Debian's WebKitWebDriver drives a small browser of ours that keeps its profile, on an invisible screen.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../server.ts';
import { unseenDisplay } from './display.ts';
import { asExpression, type Engine, type EngineBrowser } from './engine.ts';
import { killAllOf } from './processes.ts';
import { startSession } from './webdriver.ts';

export const webkit: Engine = { name: 'webkit', open };
const webkitDriver = 'WebKitWebDriver';

async function open(profileFolder: string): Promise<EngineBrowser> {
	const port = await freePort();
	const env = await environmentOf(profileFolder);
	const driver = spawn(webkitDriver, [`--port=${port}`, '--host=127.0.0.1'], { env, stdio: 'ignore' });
	const hasEnded = once(driver, 'exit');
	const binary = join(import.meta.dirname, 'webkit-browser.py');
	// A page that never ends loading must not block the test that looks at it.
	const options = { pageLoadStrategy: 'none', 'webkitgtk:browserOptions': { binary, args: [] } };
	const session = await startSession(`http://127.0.0.1:${port}`, options);
	const kill = async () => {
		await killAllOf(profileFolder);
		await hasEnded;
	};
	return {
		version: `WebKitGTK ${await webkitVersion()}`,
		goto: session.goto,
		run: <Given extends unknown[], Gives>(work: (...given: Given) => Gives, ...given: Given) =>
			session.evaluate(asExpression(work, given)) as Promise<Awaited<Gives>>,
		press: session.press,
		keys: session.keys,
		picture: session.picture,
		close: async () => {
			await session.end();
			await kill();
		},
		kill
	};
}

async function environmentOf(profileFolder: string) {
	const folder = (name: string) => {
		const path = join(profileFolder, name);
		mkdirSync(path, { recursive: true, mode: 0o700 });
		return path;
	};
	return {
		...process.env,
		DISPLAY: await unseenDisplay(),
		WEBKIT_PROFILE: folder('profile'),
		HOME: folder('home'),
		XDG_RUNTIME_DIR: folder('runtime'),
		XDG_DATA_HOME: folder('home/data'),
		XDG_CACHE_HOME: folder('home/cache'),
		LANG: 'C.UTF-8',
		WEBKIT_DISABLE_COMPOSITING_MODE: '1',
		LIBGL_ALWAYS_SOFTWARE: '1',
		NO_AT_BRIDGE: '1',
		GIO_USE_VFS: 'local',
		GSETTINGS_BACKEND: 'memory'
	};
}

async function webkitVersion(): Promise<string> {
	const script = [
		'import gi',
		"gi.require_version('WebKit2', '4.1')",
		'from gi.repository import WebKit2 as w',
		"print(f'{w.get_major_version()}.{w.get_minor_version()}.{w.get_micro_version()}')"
	].join('\n');
	const asked = spawn('/usr/bin/python3', ['-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
	let told = '';
	asked.stdout.on('data', (chunk: Buffer) => (told += chunk.toString()));
	await once(asked, 'close');
	return told.trim();
}

/** One screen nobody sees, for browsers that cannot do without: started when first asked for, ended with this process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';

let display: Promise<string> | undefined;

/** For `DISPLAY`, such as `:99`. */
export function unseenDisplay(): Promise<string> {
	display ??= start();
	return display;
}

async function start(): Promise<string> {
	const asked = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
	const server = spawn('Xvfb', asked, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	process.once('exit', () => server.kill('SIGKILL'));
	const failed = once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start')));
	const [told] = (await Promise.race([once(server.stdio[3] as Readable, 'data'), failed])) as [Buffer];
	failed.catch(() => undefined);
	server.unref();
	(server.stdio[3] as Readable).destroy();
	return `:${told.toString().trim()}`;
}

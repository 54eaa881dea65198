/** One invisible screen, for browsers that need one. It starts when it is first asked for, and ends with this process. */
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

let display: Promise<string> | undefined;

/** The value for `DISPLAY`, such as `:99`. */
export function unseenDisplay(): Promise<string> {
	display ??= start();
	return display;
}

async function start(): Promise<string> {
	const asked = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
	const server = spawn('Xvfb', asked, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
	process.once('exit', () => server.kill('SIGKILL'));
	const told = server.stdio[3] as Readable;
	const number = await new Promise<string>((settle, fail) => {
		let text = '';
		// The number comes in pieces, and the line feed is its end.
		told.on('data', (chunk: Buffer) => (text += chunk.toString()).endsWith('\n') && settle(text.trim()));
		server.once('error', fail);
		server.once('exit', () => fail(new Error('Xvfb did not start')));
	});
	told.destroy();
	server.unref();
	return `:${number}`;
}

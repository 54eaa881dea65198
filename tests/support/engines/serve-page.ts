/** Serves one of our modules, with everything that it imports, as a page for a browser. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'vite';

export interface ServedPage {
	address: string;
	end(): void;
}

export async function servePage(entry: string): Promise<ServedPage> {
	const script = await bundle(entry);
	const server = createServer((asked, answer) => {
		const isScript = asked.url === '/page.js';
		answer.setHeader('content-type', isScript ? 'text/javascript' : 'text/html');
		answer.end(
			isScript ? script : '<!doctype html><title>A page of a test</title><script type="module" src="/page.js"></script>'
		);
	});
	await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
	const { port } = server.address() as AddressInfo;
	return { address: `http://localhost:${port}/`, end: () => void server.close() };
}

async function bundle(entry: string): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, minify: false, rolldownOptions: { input: entry, output: { codeSplitting: false } } }
	});
	const [first] = Array.isArray(built) ? built : [built];
	const chunk = first && 'output' in first ? first.output.find(({ type }) => type === 'chunk') : undefined;
	if (chunk?.type !== 'chunk') throw new Error(`nothing was built of ${entry}`);
	return chunk.code;
}

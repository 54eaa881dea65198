/** A bench's page, bundled as the app is, so that the shipped code is measured and not the development server. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, preview } from 'vite';

const project = fileURLToPath(new URL('../..', import.meta.url));
const absent = join(project, 'src/lib/printing/pdf/absent.ts');

/** Bundles `entry` into `folder`, below the address `base`, with a page that runs it. */
export async function bundlePage(entry: string, folder: string, base = '/') {
	await build({
		configFile: false,
		root: project,
		base,
		publicDir: false,
		logLevel: 'error',
		resolve: { alias: { html2canvas: absent, dompurify: absent, canvg: absent } },
		worker: { format: 'es' },
		build: {
			outDir: folder,
			emptyOutDir: false,
			target: 'es2024',
			rolldownOptions: { input: { page: entry }, output: { entryFileNames: 'page.js' } }
		}
	});
	writeFileSync(
		join(folder, 'index.html'),
		`<!doctype html><title>bench</title><script type="module" src="${base}page.js"></script>`
	);
}

export interface BuiltPage {
	url: string;
	close(): Promise<void>;
}

/** Serves the page from its own server, beside the files of `static/`. */
export async function builtPage(entry: string): Promise<BuiltPage> {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-page-'));
	await bundlePage(entry, folder);
	cpSync(join(project, 'static'), folder, { recursive: true });
	const server = await preview({
		configFile: false,
		root: project,
		logLevel: 'error',
		build: { outDir: folder },
		preview: { port: 0, host: '127.0.0.1' }
	});
	return {
		url: server.resolvedUrls?.local[0] ?? '',
		close: async () => {
			await server.close();
			rmSync(folder, { recursive: true });
		}
	};
}

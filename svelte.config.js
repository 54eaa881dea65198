import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import adapter from '@sveltejs/adapter-node';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { withStoreThread } from './src/building/store-thread-build.ts';

const out = process.env.BUILD_OUT ?? 'build';
const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8'));
// Kit knows the digests of its own inline scripts; the one of the shell is added here.
const shell = readFileSync(new URL('./src/app.html', import.meta.url), 'utf8');
const [, shellScript = ''] = /<script>(.*?)<\/script>/s.exec(shell) ?? [];
const digest = createHash('sha256').update(shellScript).digest('base64');

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: withStoreThread(adapter({ precompress: true, out }), out),
		// The prerendered shell answers every address offline, so its links may not be relative to one of them.
		paths: { relative: false },
		// workbox-window registers, so that a new version waits for the writer.
		serviceWorker: { register: false },
		// The same in every load of this file (client, prerender, service worker), or the page dies at start.
		version: { name: process.env.APP_VERSION ?? version, pollInterval: 0 },
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval', `sha256-${digest}`],
				'style-src': ['self'],
				// Kit's route announcer and the sheet's millimetres stand in style attributes, never in style elements.
				'style-src-attr': ['unsafe-inline'],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'media-src': ['self', 'blob:'],
				'frame-src': ['self', 'blob:'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'object-src': ['none'],
				// No text becomes markup or a script but by these: Svelte's own templates, and `src/routes/trusted-scripts.ts`.
				'require-trusted-types-for': ['script'],
				'trusted-types': ['svelte-trusted-html', 'default'],
				// Only a header can say it; Kit leaves it out of the pages' own policy.
				'frame-ancestors': ['none']
			}
		}
	}
};

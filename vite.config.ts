import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { defineConfig } from 'vitest/config';
import { chunkGroups, fetchedTogether } from './src/building/chunk-groups.ts';
import { packReader } from './src/building/pack-reader.ts';
import { precache } from './src/building/precache.ts';
import { messages } from './src/building/words.ts';

const absent = fileURLToPath(new URL('./src/lib/printing/pdf/absent.ts', import.meta.url));
const dexieForNow = fileURLToPath(new URL('./node_modules/dexie/dist/modern/dexie.mjs', import.meta.url));
const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as { version: string };
const manifestIcons = ['192', '512'].map((size) => ({ src: `/icon-${size}.png`, sizes: `${size}x${size}`, type: 'image/png' }));

export default defineConfig({
	resolve: {
		// Dexie's own entry is for browsers of ten years ago as well, a twentieth larger.
		alias: { html2canvas: absent, dompurify: absent, canvg: absent, dexie: dexieForNow }
	},
	environments: {
		client: {
			build: {
				modulePreload: { resolveDependencies: fetchedTogether },
				rolldownOptions: { output: { codeSplitting: { groups: chunkGroups } } }
			}
		}
	},
	define: {
		__APP_VERSION__: JSON.stringify(process.env.APP_VERSION ?? version),
		__PACK_READER__: JSON.stringify(packReader())
	},
	worker: { format: 'es' },
	plugins: [
		// Tests compile them in their `globalSetup`, and only where something changed.
		process.env.VITEST ? [] : paraglideVitePlugin(messages),
		sveltekit(),
		SvelteKitPWA({
			strategies: 'injectManifest',
			srcDir: 'src',
			filename: 'service-worker.ts',
			injectRegister: false,
			registerType: 'prompt',
			manifest: {
				id: '/',
				name: 'Writing Table',
				short_name: 'Writing Table',
				description: 'Write a letter for somebody who is held unjustly. Works without a network.',
				start_url: '/',
				scope: '/',
				display: 'standalone',
				background_color: '#c9d4c3',
				theme_color: '#c9d4c3',
				icons: [...manifestIcons, { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }]
			},
			injectManifest: {
				...precache,
				maximumFileSizeToCacheInBytes: 4 * 1024 * 1024
			}
		})
	],
	test: {
		globalSetup: 'tests/support/compile-words.ts',
		projects: ['tests/vitest.config.ts', 'tests/ui/vitest.config.ts', 'tests/engines/vitest.config.ts']
	}
});

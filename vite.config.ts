import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import { SvelteKitPWA } from '@vite-pwa/sveltekit';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chunkGroups, fetchedTogether } from './src/building/chunk-groups.ts';
import { fontFiles } from './src/lib/printing/font-files.ts';
import { messages } from './src/building/words.ts';
import { browserLaunch } from './tests/support/browser.ts';

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
	define: { __APP_VERSION__: JSON.stringify(process.env.APP_VERSION ?? version) },
	worker: { format: 'es' },
	plugins: [
		paraglideVitePlugin(messages),
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
				globPatterns: ['client/**/*.{js,css,ico,png,svg,webmanifest,woff2,wasm,gz}', 'prerendered/**/*.html'],
				// Faces beyond the usual script are fetched when a letter needs them, and by "make ready offline".
				globIgnores: [
					'**/literata-latin-ext-*',
					'**/literata-cyrillic-*',
					'**/zxing_reader*',
					...fontFiles.filter(({ isUsual }) => !isUsual).map(({ file }) => `**/${file}`)
				],
				maximumFileSizeToCacheInBytes: 4 * 1024 * 1024
			}
		})
	],
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/ui/**', 'tests/journeys/**'],
					setupFiles: ['fake-indexeddb/auto'],
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					name: 'engines',
					environment: 'node',
					include: ['tests/engines/**/*.engine.ts'],
					// One browser after the other; a test goes on where the one before it ended.
					fileParallelism: false,
					testTimeout: 90_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				optimizeDeps: {
					include: ['barcode-detector/ponyfill', 'dexie', 'workbox-window', 'age-encryption', 'vitest-browser-svelte']
				},
				test: {
					name: 'browser',
					include: ['tests/ui/**/*.browser.test.ts'],
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: browserLaunch(existsSync) }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});

import { fontFiles } from '#lib/printing/font-files.ts';

/** What a device fetches before it is asked for, from the built app: globs from `.svelte-kit/output` on. */
export const precache = {
	globPatterns: ['client/**/*.{js,css,png,svg,webmanifest,woff2,wasm,gz}', 'prerendered/**/*.html'],
	// Faces beyond the usual script are fetched when a letter needs them, and by "make ready offline".
	globIgnores: [
		'**/literata-latin-ext-*',
		'**/literata-cyrillic-*',
		'**/zxing_reader*',
		...fontFiles.filter(({ isUsual }) => !isUsual).map(({ file }) => `**/${file}`)
	]
};

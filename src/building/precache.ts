import { fontFiles } from '#lib/printing/font-files.ts';
import { hyphenFiles } from '#lib/printing/hyphen-files.ts';

/** The files of the built app that a device fetches in advance. The globs are relative to `.svelte-kit/output`. */
export const precache = {
	globPatterns: ['client/**/*.{js,css,png,svg,webmanifest,woff2,wasm,gz}', 'prerendered/**/*.html'],
	// Faces beyond the usual script are fetched when a letter needs them, and by "make ready offline".
	globIgnores: [
		'**/literata-latin-ext-*',
		'**/literata-cyrillic-*',
		'**/zxing_reader*',
		...[...fontFiles, ...hyphenFiles].filter(({ isUsual }) => !isUsual).map(({ file }) => `**/${file}`)
	]
};

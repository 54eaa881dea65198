import { fileURLToPath } from 'node:url';
import { includeIgnoreFile } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	includeIgnoreFile(fileURLToPath(new URL('.gitignore', import.meta.url))),
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node, __APP_VERSION__: 'readonly', __PACK_READER__: 'readonly' },
			// SvelteKit's own settings leave out the service worker.
			parserOptions: { projectService: { allowDefaultProject: ['src/service-worker.ts'] }, extraFileExtensions: ['.svelte'] }
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{ files: ['**/*.js', '**/*.mjs'], extends: [ts.configs.disableTypeChecked] },
	{
		rules: {
			'no-console': ['error', { allow: ['error'] }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-navigation-without-resolve': 'off',
			// The types of a component are known to svelte-check alone: to these rules all that comes from one is `any`.
			'@typescript-eslint/no-redundant-type-constituents': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			// What is handed in is an object of functions that need no `this`, and what only may wait is asynchronous all the same.
			'@typescript-eslint/unbound-method': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{ files: ['src/cli/**', 'tests/**'], rules: { 'no-console': 'off' } },
	// A test reads the body of a request that it knows to be text, and fails with whatever it was given to fail with.
	{
		files: ['tests/**'],
		rules: { '@typescript-eslint/no-base-to-string': 'off', '@typescript-eslint/prefer-promise-reject-errors': 'off' }
	}
);

/**
 * A pattern of file names is right only while it matches files. Each pattern here would match nothing, without an error, when a
 * file moves.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { expect, test } from 'vitest';
import { laterPages, together } from '../src/building/chunk-groups.ts';
import { messages } from '../src/building/words.ts';
import { printFontsFolder } from '../src/cli/build-fonts.ts';
import { fastTests } from './mutants/patches.ts';
import { importsOf, ownFile, root } from './support/imports.ts';
import { nextBuild } from './support/next-build.ts';
import { journeyFiles, testFiles } from './support/test-files.ts';

const own = (pattern: string | string[]) =>
	globSync(pattern, { cwd: root, exclude: (path) => path.includes('node_modules') }).filter((path) => path.includes('.'));
const lines = (file: string) => readFileSync(join(root, file), 'utf8').split('\n').filter(Boolean);
const findsNothing = (patterns: string[]) => patterns.filter((pattern) => own(pattern).length === 0);

test('every module that a chunk is to hold is there', () => {
	const modules = own('src/**').map((path) => `/${path}`);
	const starts = Object.values(together).flat();
	const isThere = (start: string) =>
		start.startsWith('node_modules/') ? existsSync(join(root, start)) : modules.some((path) => path.startsWith(`/${start}`));
	expect(starts.length).toBeGreaterThan(50);
	expect(starts.filter((start) => !isThere(start))).toEqual([]);
});

test('every page that comes later is there', () => {
	expect(findsNothing(laterPages.map((page) => `src/routes/${page}/**/+page.svelte`))).toEqual([]);
});

test('every test file belongs to one run, and every run has files', () => {
	const runs = [...Object.values(testFiles).map(filesOf), own(`tests/journeys/${journeyFiles}`)];
	expect(runs.filter((files) => files.length === 0)).toEqual([]);
	const all = own('tests/**/*.{test,engine,journey}.ts');
	expect(runs.flat().sort()).toEqual(all.sort());
});

test('a test that starts the built server, PostgreSQL or the simulation says in its name that it takes long', () => {
	const takesLong = ['support/server.ts', 'support/postgres.ts', 'simulation/simulate.ts'].map((file) =>
		join(root, 'tests', file)
	);
	const quick = [...filesOf(testFiles.quick), ...filesOf(testFiles.apart)];
	expect(takesLong.filter((file) => !existsSync(file))).toEqual([]);
	const isLong = (file: string) => {
		const coming = comesWith(join(root, file));
		return takesLong.some((each) => coming.has(each));
	};
	expect(quick.filter(isLong)).toEqual([]);
});

function filesOf({ include, exclude = [] }: { include: string[]; exclude?: string[] }): string[] {
	return own(include).filter((file) => !exclude.some((each) => matchesGlob(file, each)));
}

/** All files of ours that come with a test. */
function comesWith(file: string): Set<string> {
	const reached = new Set([file]);
	for (const each of reached) for (const target of loadedBy(each)) reached.add(target);
	return reached;
}

const loaded = new Map<string, string[]>();

function loadedBy(file: string): string[] {
	const known = loaded.get(file);
	if (known) return known;
	const targets = importsOf(file).flatMap((found) => (found.how === 'types' ? [] : (testOrOwn(found) ?? [])));
	const found = targets.filter((target) => existsSync(target));
	loaded.set(file, found);
	return found;
}

function testOrOwn(found: ReturnType<typeof importsOf>[number]): string | undefined {
	return found.target.startsWith('.') ? join(found.file, '..', found.target) : ownFile(found);
}

test('every test that the planted bugs are shown to is there', () => {
	expect(findsNothing(fastTests)).toEqual([]);
});

test('every pattern of the lint finds a file', async () => {
	// ESLint's configuration is read by its address, because it has no types. Only our own parts are read; parts of a library
	// have a name.
	const address = new URL('../eslint.config.js', import.meta.url).href;
	const { default: eslintConfig } = (await import(/* @vite-ignore */ address)) as {
		default: { name?: string; files?: string[] }[];
	};
	const patterns = eslintConfig.flatMap(({ name, files = [] }) => (name === undefined ? files.flat() : []));
	expect(patterns).toContain('tests/**');
	expect(findsNothing(patterns.filter((pattern) => typeof pattern === 'string'))).toEqual([]);
});

test('every pattern of .prettierignore finds a file', () => {
	expect(lines('.prettierignore').filter((pattern) => own([pattern, `${pattern}/**`]).length === 0)).toEqual([]);
});

test('.gitignore keeps out what is made here, and nothing else', () => {
	// One file of each folder that a command writes. The other patterns are for what people's machines leave.
	const made = [
		...['build', nextBuild, '.svelte-kit', relative(root, messages.outdir), relative(root, printFontsFolder)],
		...['node_modules', 'data', 'test-results', '.siege', 'release', '.DS_Store']
	];
	const patterns = lines('.gitignore').map((line) => line.replace(/^\/|\/$/g, ''));
	const isOf = (pattern: string) => (path: string) => matchesGlob(path.replace(/\/$/, ''), pattern);
	expect(made.filter((path) => !patterns.some((pattern) => isOf(pattern)(path)))).toEqual([]);
	expect(patterns.filter((pattern) => !made.some(isOf(pattern)))).toEqual([]);
});

test('every file of words is read, and every one that is read is there', () => {
	const settings = JSON.parse(readFileSync(join(messages.project, 'settings.json'), 'utf8')) as {
		locales: string[];
		modules: string[];
		'plugin.inlang.messageFormat': { pathPattern: string[] };
	};
	const read = settings['plugin.inlang.messageFormat'].pathPattern.flatMap((pattern) =>
		settings.locales.map((locale) => join('src', pattern.replace('{locale}', locale)))
	);
	expect(read.sort()).toEqual(own('src/messages/**/*.json').sort());
	expect(settings.modules.filter((path) => !existsSync(join(root, 'src', path)))).toEqual([]);
});

test('every file that a text for people names is there', () => {
	const texts = ['README.md', 'CONTRIBUTING.md', ...own('docs/*.md')];
	const names = texts.flatMap((text) =>
		[...readFileSync(join(root, text), 'utf8').matchAll(/[`(]((?:src|tests|docs|static)\/[\w()[\]+./-]*\.\w+)[`)]/g)].map(
			([, path]) => `${text}: ${path}`
		)
	);
	expect(names.length).toBeGreaterThan(5);
	expect(names.filter((name) => !existsSync(join(root, name.split(': ')[1] ?? '')))).toEqual([]);
});

/** Every file of `src` with what it imports, read from its text. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
export const source = join(root, 'src');

export interface Import {
	file: string;
	/** The import as the file writes it: `#lib/…`, a relative path, or the name of a library. */
	target: string;
	/**
	 * `later`: loaded by a call of `import()`. `types`: nothing is loaded. `beside`: a worker or an asset, loaded by its address.
	 */
	how: 'first' | 'later' | 'types' | 'beside';
}

function filesUnder(folder: string): string[] {
	return readdirSync(folder).flatMap((name) => {
		const path = join(folder, name);
		if (statSync(path).isDirectory()) return name === 'generated' ? [] : filesUnder(path);
		return /\.(ts|svelte)$/.test(name) ? [path] : [];
	});
}

const importPattern =
	/(?:^|[\s;}])(?:import|export)\s(?<types>type\s)?(?:[^'"`;]*?\sfrom\s)?\s*['"](?<first>[^'"]+)['"]|import\(\s*['"](?<later>[^'"]+)['"]\s*\)|new URL\(\s*['"](?<beside>\.[^'"]+\.ts)['"]/gm;

const known = new Map<string, Import[]>();

/** Reads each file once. */
export function importsOf(file: string): Import[] {
	const found = known.get(file) ?? readImports(file);
	known.set(file, found);
	return found;
}

function readImports(file: string): Import[] {
	return [...readFileSync(file, 'utf8').matchAll(importPattern)].map(({ groups = {} }) => {
		const { types, first, later, beside } = groups;
		if (later) return { file, target: later, how: 'later' };
		return { file, target: first ?? beside ?? '', how: types ? 'types' : first ? 'first' : 'beside' };
	});
}

/** Gives the path of our file that is imported. It gives undefined for a library, a style, and what Kit makes. */
export function ownFile({ file, target }: Import): string | undefined {
	if (target.startsWith('#lib/')) return join(source, 'lib', target.slice(5));
	if (!target.startsWith('.') || target.endsWith('.css')) return undefined;
	const path = resolve(dirname(file), target);
	return path.startsWith(source) ? path : undefined;
}

export const files = filesUnder(source);
export const imports = files.flatMap(importsOf);
export const named = (file: string) => relative(root, file);

/** Gives everything that loads with these files before any call of `import()`, the files themselves too. */
export function comingWith(entries: string[]): Set<string> {
	const reached = new Set(entries);
	for (const file of reached)
		for (const each of imports)
			if (each.file === file && each.how === 'first') {
				const target = ownFile(each);
				if (target) reached.add(target);
			}
	return reached;
}

/** The files that the documentation for contributors names exist. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = ['README.md', 'CONTRIBUTING.md', 'docs/api.md', 'docs/pack.md', 'docs/security.md', 'docs/deploy.md'];

/** A name in backticks that begins with a folder at the top, or is a file there. Patterns and placeholders name no file. */
function pathsIn(text: string): string[] {
	const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, path]) => path!);
	return quoted.filter((path) => /^(src|tests|docs|static)\/|^[\w-]+\.(json|md|js)$/.test(path) && !/[…*{]/.test(path));
}

const linksIn = (text: string) =>
	[...text.matchAll(/\]\((?!https?:)([^)#\s]+)/g)].map(([, target]) => target!).filter((target) => target !== '');

test.each(pages)('every file that %s links to is there', (page) => {
	const links = linksIn(readFileSync(page, 'utf8'));
	expect(links.filter((link) => !existsSync(join(dirname(page), link)))).toEqual([]);
});

test('every path named in CONTRIBUTING.md is there', () => {
	const paths = pathsIn(readFileSync('CONTRIBUTING.md', 'utf8'));
	expect(paths.filter((path) => !existsSync(path))).toEqual([]);
	expect(paths.length).toBeGreaterThan(80);
});

test('CONTRIBUTING.md shows every room and every folder of src', () => {
	const map = /^```\nsrc\/[^]*?^```/m.exec(readFileSync('CONTRIBUTING.md', 'utf8'))?.[0] ?? '';
	const foldersOf = (path: string) =>
		readdirSync(path, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name);
	const unnamed = [...foldersOf('src/lib'), ...foldersOf('src')]
		.filter((name) => !['generated', 'project.inlang'].includes(name))
		.filter((name) => !map.includes(`${name}/`));
	expect(unnamed).toEqual([]);
});

/** The commands in the documentation can be typed as they stand. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readOrder } from '../../src/cli/printing/order.ts';

const pages = ['README.md', 'CONTRIBUTING.md', ...readdirSync('docs').map((name) => `docs/${name}`)].filter((page) =>
	page.endsWith('.md')
);
const scripts = Object.keys((JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }).scripts);

/** Each `npm run …` in a block of commands or in backticks, up to a comment, a pipe or the end of the line. */
const commandsOf = (page: string) =>
	[...readFileSync(page, 'utf8').matchAll(/npm run ([^\n`#|&]+)/g)].map(([, typed = '']) => typed.trim());

test.each(pages)('every npm script that %s names is there', (page) => {
	const named = commandsOf(page).map((typed) => typed.replace(/^(-s|--silent) /, '').split(/[\s,.;)]/)[0] ?? '');
	expect(named.filter((name) => !scripts.includes(name) && !name.endsWith('…') && name !== '')).toEqual([]);
});

const printed = pages.flatMap((page) => commandsOf(page).filter((typed) => typed.startsWith('print -- items.json')));
test.each(printed)('npm run %s is an order that can be followed', (typed) => {
	expect(readOrder(typed.split(/\s+/).slice(2), new Date(0))).toMatchObject({ itemsFile: 'items.json' });
});

test('the pages show how to print', () => {
	expect(printed.length).toBeGreaterThan(2);
});

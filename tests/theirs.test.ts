/**
 * Text that somebody else wrote is isolated wherever it stands beside our own words: in messages, on a line of the screen, on
 * paper.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { fill } from '#lib/printing/words.ts';
import { files, named, root } from './support/imports.ts';

/** Parameters of messages that carry somebody's words: a name, a table, a place, or a version that a device reports. */
const theirParameters = ['name', 'names', 'table', 'tables', 'where', 'place', 'event', 'country', 'prompt', 'text', 'version'];
/** Numbers, moments, and words that come out of our own lists. */
const ourParameters = [
	...[
		'all',
		'batch',
		'batches',
		'cards',
		'code',
		'count',
		'day',
		'days',
		'devices',
		'done',
		'down',
		'edge',
		'field',
		'from',
		'front',
		'grams',
		'language',
		'languages',
		'leftOut'
	],
	...[
		'have',
		'held',
		'here',
		'ids',
		'letters',
		'minutes',
		'mm',
		'moment',
		'number',
		'numbers',
		'of',
		'out',
		'page',
		'pages',
		'paper',
		'part',
		'percent'
	],
	...[
		'position',
		'ready',
		'reason',
		'right',
		'scripts',
		'script',
		'sentence',
		'site',
		'size',
		'suggestions',
		'taken',
		'time',
		'to',
		'total',
		'unopened',
		'what',
		'word',
		'written',
		'year'
	]
];
/** Messages in which such a parameter holds our own words. */
const ourMessages = new Set(['about_version']);

const messages = globSync('src/messages/en/*.json', { cwd: root }).flatMap((file) =>
	Object.entries(JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, unknown>)
);
const parametersOf = (message: unknown) => [...JSON.stringify(message).matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
const carrying = new Set(
	messages.flatMap(([key, message]) =>
		!ourMessages.has(key) && parametersOf(message).some((each) => theirParameters.includes(each)) ? [key] : []
	)
);

interface Said {
	file: string;
	key: string;
	/** The text between the brackets. */
	told: string;
}

/** Finds every message that a file asks for, with its parameters. */
function saidIn(file: string): Said[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/\bwords\.(\w+)\(/g)].map(({ index, 0: call, 1: key = '' }) => {
		let [depth, end] = [1, index + call.length];
		while (depth > 0 && end < text.length) depth += { '(': 1, ')': -1 }[text[end++] ?? ''] ?? 0;
		return { file: named(file), key, told: text.slice(index + call.length, end - 1) };
	});
}

/**
 * Finds the parameters that carry somebody's words and are not isolated. A call whose object is not written out cannot be
 * checked.
 */
function bareIn({ told }: Said): string[] {
	const [statement] = ts.createSourceFile('told.ts', `said(${told})`, ts.ScriptTarget.Latest).statements;
	const given = statement && ts.isExpressionStatement(statement) ? statement.expression : undefined;
	// The second argument, where there is one, names the language.
	const [object] = given && ts.isCallExpression(given) ? given.arguments : [];
	if (!object || !ts.isObjectLiteralExpression(object)) return [told];
	return object.properties.flatMap((property) => {
		const name = property.name && ts.isIdentifier(property.name) ? property.name.text : '…';
		if (name !== '…' && !theirParameters.includes(name)) return [];
		const value = ts.isPropertyAssignment(property) ? property.initializer : undefined;
		const isIsolated =
			value && ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'theirs';
		return isIsolated ? [] : [name];
	});
}

test('a parameter of a message is known to be ours, or to carry what somebody else wrote', () => {
	const unknown = messages.flatMap(([key, message]) =>
		parametersOf(message).flatMap((each) =>
			theirParameters.includes(each) || ourParameters.includes(each) ? [] : [`${key}: ${each}`]
		)
	);
	expect(unknown).toEqual([]);
});

test('a message is given what somebody else wrote through theirs()', () => {
	const said = files.flatMap(saidIn).filter(({ key }) => carrying.has(key));
	expect(said.length).toBeGreaterThan(20);
	const bare = said.flatMap((each) => bareIn(each).map((name) => `${each.file}: words.${each.key} is given ${name} bare`));
	expect(bare).toEqual([]);
});

/** On such a line, only our own codes and ids may stand without `Theirs`. */
const ownInLine = /^(own$|current\.|language\.|code$|spokenCode\(|row\.id|problem$|notText$)/;

test('what somebody else wrote stands in a line with other text as Theirs alone', () => {
	const bare = files
		.filter((file) => file.endsWith('.svelte') && !file.endsWith('/Theirs.svelte'))
		.flatMap((file) => {
			const inLine = readFileSync(file, 'utf8').matchAll(
				/<(?:span|b|strong|small|em|i|code|bdi)\b(?![^<>]*\sdir=)[^<>]*translate="no"[^<>]*>\s*\{([^}]*)\}/g
			);
			return [...inLine].flatMap(([, text = '']) => (ownInLine.test(text) ? [] : [`${named(file)}: ${text}`]));
		});
	expect(bare).toEqual([]);
});

test('fill keeps a name on paper from turning the words around it', () => {
	expect(fill('Table {table}: {count}', { table: '7\u202e', count: 3 })).toBe('Table 7: 3');
	expect(fill('Letters, {event} of {year}', { event: 'שבת', year: 2026 })).toBe('Letters, \u2068שבת\u2069 of 2026');
});

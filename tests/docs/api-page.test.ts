/** Holds docs/api.md against the code without a server: its errors, its outcomes and its numbers. */
import { expect, test } from 'vitest';
import { errorKinds } from '#lib/domain/wire/errors.ts';
import * as wire from '#lib/domain/wire/wire.ts';
import { turnAway } from '#lib/server/asking/answers.ts';
import { namesIn, page, tableUnder, writtenCalls } from './api-page.ts';
import { valueOf } from './bounds.ts';

test('docs/api.md names every error kind with its status, and those of each call', () => {
	const rows = tableUnder('Kind').map(([kind, status]) => [namesIn(kind!)[0], Number(status)]);
	expect(Object.fromEntries(rows)).toEqual(
		Object.fromEntries(errorKinds.map((kind) => [kind, turnAway(kind, 'a sentence').status]))
	);
	for (const { method, address, errors, bodyBound } of writtenCalls) {
		const wanted = bodyBound ? ['too-large', 'wrong-media-type'] : [];
		expect(errors.slice(0, wanted.length), `${method} ${address}`).toEqual(wanted);
		for (const kind of errors) expect(errorKinds).toContain(kind);
	}
});

test('docs/api.md names every outcome and every reason of a receipt', () => {
	expect(tableUnder('Outcome').map(([name]) => namesIn(name!)[0])).toEqual([...wire.outcomes]);
	expect(tableUnder('Reason').map(([name]) => namesIn(name!)[0])).toEqual([...wire.refusalReasons]);
});

test('docs/api.md gives each bound the number that the code has', () => {
	const rows = tableUnder('Bound').map(([name, number]) => [namesIn(name!)[0]!, Number(number!.replaceAll(',', ''))] as const);
	expect(rows.map(([name]) => [name, valueOf(name)])).toEqual(rows);
	const groups = [
		'bodyBounds',
		'batchBounds',
		'eventBounds',
		'feedBounds',
		'hallBounds',
		'heldBounds',
		'paperBounds',
		'devicePaperBounds',
		'channelBounds'
	];
	const there = groups.flatMap((group) => Object.keys(valueOf(group) as object).map((key) => `${group}.${key}`));
	expect(rows.map(([name]) => name)).toEqual(expect.arrayContaining(there));
	const named = [...page.matchAll(/`(\w+(?:Bounds|Bytes)[\w.]*)`/g)].map(([, name]) => name);
	expect(named.filter((name) => valueOf(name!) === undefined)).toEqual([]);
});

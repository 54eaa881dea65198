import { expect, test } from 'vitest';
import { addCase, changeCase, moveCase, removeCase } from '#lib/domain/pack/making/change-cases.ts';
import { differenceOf, mostVersions, withVersion, type MakingVersion } from '#lib/domain/pack/making/making-versions.ts';
import { aMaking } from '../../../support/spoiled-packs.ts';

const nothing = { added: [], changed: [], removed: [], isPackChanged: false };

test('withVersion keeps the newest twelve, none twice in a row, and no more than fit beside the pack', () => {
	let versions: MakingVersion[] = [];
	for (let at = 0; at < 20; at++) versions = withVersion(versions, { savedAtMs: at, text: `${at}` });
	expect([versions.length, versions[0]?.savedAtMs]).toEqual([mostVersions, 8]);
	expect(withVersion(versions, { savedAtMs: 99, text: '19' })).toEqual(versions);
	const large = (savedAtMs: number) => ({ savedAtMs, text: String(savedAtMs).padEnd(2 * 1024 * 1024, 'x') });
	expect(withVersion(withVersion([large(1)], large(2)), large(3)).map(({ savedAtMs }) => savedAtMs)).toEqual([2, 3]);
	expect(withVersion([], { savedAtMs: 1, text: 'x'.repeat(5 * 1024 * 1024) })).toHaveLength(1);
});

test('differenceOf names what was added, changed and taken out, and says when only the pack itself differs', () => {
	const two = addCase(aMaking(), 'Nora Lind');
	const changed = changeCase(two, 'ada-example', (entry) => ({ ...entry, line: { en: 'Other' } }));
	expect(differenceOf(aMaking(), changed)).toEqual({
		...nothing,
		added: ['Nora Lind'],
		changed: ['Ada Example'],
		isPackChanged: true
	});
	expect(differenceOf(two, removeCase(two, 'nora-lind'))).toEqual({ ...nothing, removed: ['Nora Lind'], isPackChanged: true });
	expect(differenceOf(two, moveCase(two, 'nora-lind', -1))).toEqual({ ...nothing, isPackChanged: true });
	expect(differenceOf(aMaking(), { ...aMaking(), year: 2031 })).toEqual({ ...nothing, isPackChanged: true });
	expect(differenceOf(two, structuredClone(two))).toEqual(nothing);
});

import { expect, test } from 'vitest';
import type { Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { postNotes } from '#lib/domain/print/post-notes.ts';
import { aCard, aLetter } from '../../support/builders.ts';
import { aPackOfVersion2 } from '../../support/pack-of-version-2.ts';

function aPack(change: Partial<Pack> = {}, dates?: Pack['cases'][0]['dates']): Pack {
	const parsed = parsePack(JSON.stringify(aPackOfVersion2()));
	if (parsed.kind === 'malformed') throw new Error(parsed.problem);
	const { archive: _, deadline: _deadline, post: _post, ...pack } = parsed.value;
	return { ...pack, cases: pack.cases.map((entry) => ({ ...entry, dates })), ...change };
}
const [entry] = aPack().cases;
const letter = aLetter({ caseId: entry!.id });
const card = aCard({ caseId: entry!.id });
const day = '2026-12-10';

test.each([
	['2026-12-09', 'deadline-past'],
	['2026-12-10', 'deadline'],
	['2026-12-11', 'deadline']
])('postNotes says of a deadline on %s: %s', (deadline, kind) => {
	expect(postNotes([letter], aPack({ deadline }), day)).toEqual([{ kind, day: deadline }]);
});

test.each([
	[
		{ postFrom: '2026-12-11', postUntil: '2026-12-20' },
		{ kind: 'too-early', day: '2026-12-11' }
	],
	[
		{ postFrom: '2026-12-10', postUntil: '2026-12-10' },
		{ kind: 'until', day: '2026-12-10' }
	],
	[{ postUntil: '2026-12-09' }, { kind: 'too-late', day: '2026-12-09' }]
])('postNotes says of a case with the days %j: %j', (dates, note) => {
	expect(postNotes([card], aPack({}, dates), day)).toEqual([{ ...note, name: entry!.names.short }]);
});

test('postNotes counts what goes alone by post to a country to which none goes', () => {
	const stopped = (country: string) => [
		{ country, goes: 'suspended' as const, asOf: '2026-11-30', source: 'https://example.org/post' }
	];
	const { countryCode, route } = entry!.addressees[0]!;
	expect(route).toBe('post');
	const same = aPack({ post: stopped(countryCode!) });
	expect(postNotes([letter, letter], same, day)).toEqual([{ kind: 'suspended', count: 2, asOf: '2026-11-30' }]);
	expect(postNotes([letter], aPack({ post: stopped('AQ') }), day)).toEqual([]);
	const withoutLines = { ...entry!, card: { ...entry!.card, lines: null } };
	const post = stopped(entry!.countryCode);
	expect(postNotes([card], aPack({ post }), day)).toMatchObject([{ kind: 'suspended', count: 1 }]);
	expect(postNotes([card], aPack({ post, cases: [withoutLines] }), day)).toEqual([]);
});

test('postNotes says nothing of practice, of no items, and of cases of which nothing is chosen', () => {
	const dates = { postUntil: '2026-12-09' };
	expect(postNotes([letter], aPack({ archive: true, deadline: day }, dates), day)).toEqual([]);
	expect(postNotes([], aPack({ deadline: day }, dates), day)).toEqual([]);
	expect(postNotes([aLetter({ caseId: 'another' })], aPack({}, dates), day)).toEqual([]);
});

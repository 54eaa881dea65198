import { expect, test } from 'vitest';
import { parseManifest, type Manifest } from '#lib/domain/manifest.ts';
import { aManifest } from '../support/builders.ts';

const problemOf = (change: object) => {
	const parsed = parseManifest(JSON.stringify({ ...aManifest(), ...change }));
	return parsed.kind === 'malformed' ? parsed.problem : 'parsed';
};

test('parseManifest gives back a sound manifest', () => {
	expect(parseManifest(JSON.stringify(aManifest()))).toEqual({ kind: 'parsed', value: aManifest() });
});

test('parseManifest takes US Letter with its envelope', () => {
	const settings = { ...aManifest().settings, envelope: 'us10', paper: 'letter' };
	expect(problemOf({ settings })).toBe('parsed');
});

test.each<[string, object, string]>([
	['an unspoken code', { code: 'ABCDEU' }, 'code: must be a code of six signs'],
	['an end before the start', { endsOn: '2026-12-09' }, 'endsOn: must not be before startsOn'],
	['one recipient, without a recovery key', { recipients: aManifest().recipients.slice(1) }, 'recipients: at least 2 recipients'],
	['a recipient that is none', { recipients: ['age1x', 'age1y'] }, 'recipients[0]: must be an age recipient (age1…)'],
	['a counter of zero', { counter: 0 }, 'counter: must be between 1 and 9007199254740991'],
	[
		'an unknown envelope',
		{ settings: { ...aManifest().settings, envelope: 'c6' } },
		'settings.envelope: must be din5008b or din5008a or uk-dl or nen1026-left or nen1026-right or nfz11001 or ch-right or us10'
	]
])('parseManifest refuses %s', (_what, change, problem) => {
	expect(problemOf(change as Partial<Manifest>)).toBe(problem);
});

test('parseManifest refuses half a document, another type and an oversized one', () => {
	expect(parseManifest(JSON.stringify(aManifest()).slice(0, -20))).toEqual({ kind: 'malformed', problem: 'not JSON' });
	expect(parseManifest(aManifest())).toEqual({ kind: 'malformed', problem: 'must be text' });
	expect(parseManifest(' '.repeat(40_000))).toEqual({ kind: 'malformed', problem: 'at most 32768 bytes' });
});

import { describe, expect, test } from 'vitest';
import { changedManifest, type ManifestChange } from '#lib/domain/change-manifest.ts';
import { parseManifest, readOutline, type Manifest } from '#lib/domain/manifest.ts';
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
	['no settings', { settings: null }, 'settings: must be an object']
])('parseManifest refuses %s', (_what, change, problem) => {
	expect(problemOf(change as Partial<Manifest>)).toBe(problem);
});

test('parseManifest refuses half a document, another type and an oversized one', () => {
	expect(parseManifest(JSON.stringify(aManifest()).slice(0, -20))).toEqual({ kind: 'malformed', problem: 'not JSON' });
	expect(parseManifest(aManifest())).toEqual({ kind: 'malformed', problem: 'must be text' });
	expect(parseManifest(' '.repeat(40_000))).toMatchObject({ kind: 'malformed', problem: 'at most 32768 bytes' });
});

const read = (change: object) => parseManifest(JSON.stringify({ ...aManifest(), ...change }));
const withSettings = (settings: object) => read({ settings: { ...aManifest().settings, ...settings } });

test.each([
	['envelope', 'jp-chou3', { envelope: 'din5008b' }],
	['paper', 'b5', { paper: 'a4' }],
	['cardsAllowed', 'by-case', { cardsAllowed: true }],
	['idleMs', 0, { idleMs: 240_000 }],
	['contactAllowed', 'only-adults', { contactAllowed: false }]
])('parseManifest reads the usual %s where a newer app set %j, and says so', (name, found, instead) => {
	expect(withSettings({ [name]: found })).toEqual({
		kind: 'parsed',
		value: { ...aManifest(), settings: { ...aManifest().settings, ...instead } },
		notKnown: [{ path: `settings.${name}`, found: String(found) }]
	});
});

test('parseManifest reads the usual setting where a newer app has none any more', () => {
	const { envelope: _envelope, ...settings } = aManifest().settings;
	expect(read({ settings })).toMatchObject({ kind: 'parsed', notKnown: [{ path: 'settings.envelope', found: '' }] });
});

test('parseManifest takes the envelope of US Letter for one that it does not know on that paper', () => {
	expect(withSettings({ envelope: 'us9', paper: 'letter' })).toMatchObject({ value: { settings: { envelope: 'us10' } } });
});

test('parseManifest reads a state that came later as open, for nothing is turned away on a device', () => {
	expect(read({ state: 'paused' })).toMatchObject({ value: { state: 'open' }, notKnown: [{ path: 'state', found: 'paused' }] });
});

test.each([
	['needs something that this app does not understand', { needs: ['keyring'] }, 'needs: keyring is not understood by this app'],
	['needs it, and has nothing else that can be read', { needs: ['keyring'], recipients: 7, settings: 'none' }, /^needs: /],
	['is of another version', { v: 2, recipients: undefined }, 'v: must be 1']
])('parseManifest says that it may be newer of one that %s', (_what, change, problem) => {
	expect(read(change)).toMatchObject({ kind: 'malformed', mayBeNewer: true, problem: expect.stringMatching(problem) as unknown });
});

test('parseManifest takes one that needs nothing', () => {
	expect(read({ needs: [] })).toMatchObject({ kind: 'parsed' });
});

test('readOutline gives code and counter of a manifest that cannot be read, as far as they can', () => {
	expect(readOutline(JSON.stringify({ needs: ['keyring'], code: '7KQ2MB', counter: 9, v: 4 }))).toEqual({
		code: '7KQ2MB',
		counter: 9
	});
	expect(readOutline('{"code":["7KQ2MB"],"counter":"9"}')).toEqual({});
	expect(readOutline('not JSON')).toEqual({});
});

describe('changedManifest', () => {
	const newer = {
		...aManifest(),
		later: { mandate: [1] },
		settings: { ...aManifest().settings, envelope: 'jp-chou3', tone: 'kind' }
	};
	const changed = (change: ManifestChange) => JSON.parse(changedManifest(JSON.stringify(newer), change)) as unknown;

	test('keeps what a newer app wrote when this one changes something else', () => {
		expect(changed({ name: 'Northaven goes on' })).toEqual({ ...newer, name: 'Northaven goes on', counter: newer.counter + 1 });
		expect(changed({ settings: { cardsAllowed: false } })).toEqual({
			...newer,
			settings: { ...newer.settings, cardsAllowed: false },
			counter: newer.counter + 1
		});
	});

	test('puts a setting that this app knows in the place of one that it does not, when a person chose it', () => {
		expect(changed({ settings: { envelope: 'din5008b' } })).toMatchObject({ settings: { envelope: 'din5008b', tone: 'kind' } });
	});

	test('throws for a manifest that this app cannot read', () => {
		expect(() => changedManifest(JSON.stringify({ ...newer, needs: ['keyring'] }), {})).toThrow('keyring');
	});
});

import { expect, test } from 'vitest';
import { latenessOf } from '#lib/server/letters/lateness.ts';

const event = { state: 'open', key_version: 2, ends_on: '2026-12-12', late_from_at: 0 };
const at = (moment: string) => Date.parse(moment);

test.each([
	['in-time', event, 2, '2027-06-01T00:00:00Z'],
	['in-time', event, 3, '2026-12-12T00:00:00Z'],
	['late', event, 1, '2026-12-12T00:00:00Z'],
	['late', { ...event, state: 'closed' }, 2, '2027-01-12T13:59:00Z'],
	['too-late', { ...event, state: 'closed' }, 2, '2027-01-12T14:01:00Z'],
	['late', { ...event, state: 'closed', late_from_at: at('2027-01-20T00:00:00Z') }, 2, '2027-02-18T00:00:00Z'],
	['too-late', { ...event, state: 'closed', late_from_at: at('2027-01-20T00:00:00Z') }, 2, '2027-02-20T00:00:00Z']
])('latenessOf is %s for %o, key %d at %s', (expected, each, keyVersion, moment) => {
	expect(latenessOf(each, keyVersion, at(moment))).toBe(expected);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { parseListedFact, parsePaper, parsePaperAnswer, parsePaperPage } from '#lib/domain/wire/paper-wire.ts';
import * as wire from '#lib/domain/wire/wire.ts';

const item = {
	id: '01938b6e-7a3c-7000-8000-000000000001',
	seq: 1,
	caseId: 'zhang-zhan',
	kind: 'letter',
	keyVersion: 1,
	digest: 'b'.repeat(64),
	sealed: 'YWdl'
};

test('parsePost looks at the envelope alone, so one bad item refuses no neighbour', () => {
	const parsed = wire.parsePost({ device: item.id, items: [item, { id: 'nonsense' }] });
	expect(parsed.kind).toBe('parsed');
	expect(wire.parsePostedItem(item)).toEqual({ kind: 'parsed', value: item });
	expect(wire.parsePostedItem({ id: 'nonsense' })).toMatchObject({ kind: 'malformed' });
});

test.each<[string, unknown, string]>([
	[
		'more than two hundred items',
		{ device: item.id, items: Array.from({ length: 201 }, () => item) },
		'items: at most 200 items'
	],
	['no items', { device: item.id, items: [] }, 'items: at least 1 items'],
	['a device that is no id', { device: 'tablet of Nora', items: [item] }, 'device: must be a lower-case UUID']
])('parsePost refuses %s', (_what, body, problem) => {
	expect(wire.parsePost(body)).toEqual({ kind: 'malformed', problem });
});

test('parsePostAnswer leaves out a receipt that it does not understand, and none of its neighbours', () => {
	const receipt = { id: item.id, digest: item.digest, outcome: 'stored' };
	const answer = { receipts: [receipt], serverTime: '2026-12-10T14:00:00Z' };
	expect(wire.parsePostAnswer(answer)).toEqual({ kind: 'parsed', value: answer });
	const odd = [{ ...receipt, outcome: 'held' }, { ...receipt, id: 7 }, null, 'stored', [receipt], { outcome: 'stored' }];
	expect(wire.parsePostAnswer({ ...answer, receipts: [...odd, receipt] })).toMatchObject({ kind: 'parsed', value: answer });
	expect(wire.parsePostAnswer({ ...answer, receipts: odd })).toMatchObject({ value: { receipts: [] } });
	const refused = { ...receipt, outcome: 'refused', reason: 'on-a-sunday', late: 'somewhat' };
	expect(wire.parsePostAnswer({ ...answer, receipts: [refused] })).toMatchObject({
		value: { receipts: [{ ...receipt, outcome: 'refused' }] },
		notKnown: [
			{ path: 'receipts[0].reason', found: 'on-a-sunday' },
			{ path: 'receipts[0].late', found: 'somewhat' }
		]
	});
	expect(wire.parsePostAnswer({ receipts: [receipt] })).toMatchObject({ kind: 'malformed' });
	expect(wire.parsePostAnswer('<!doctype html>')).toMatchObject({ kind: 'malformed' });
});

test('every parser of the wire gives a value for anything', () => {
	const parsers = [
		wire.parsePost,
		wire.parsePostedItem,
		wire.parsePostAnswer,
		wire.parseEventAnswer,
		wire.parseNewEvent,
		wire.parseNextManifest,
		parseFeedPage,
		wire.parseCollected,
		wire.parseDeviceCard,
		parsePaper(() => '2026-12-10T14:00:00.000Z'),
		parsePaperAnswer,
		parsePaperPage,
		parseListedFact,
		wire.parseTally,
		wire.parseDevices
	];
	fc.assert(
		fc.property(fc.constantFrom(...parsers), fc.anything(), (parse, value) => {
			expect(['parsed', 'malformed']).toContain(parse(value).kind);
		})
	);
});

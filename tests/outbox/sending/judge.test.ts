import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mediaType } from '#lib/domain/wire/wire.ts';
import { judge } from '#lib/outbox/sending/judge.ts';
import type { Answer } from '#lib/net/ask.ts';
import { serverTime } from '../../support/device.ts';
import { anId } from '../../support/people.ts';

const [one, two] = [
	{ id: anId(), digest: 'a'.repeat(64) },
	{ id: anId(), digest: 'b'.repeat(64) }
] as const;
const sent = [one, two];

const answer = (change: Partial<Answer> & { body?: unknown } = {}): Answer => {
	const { body = { receipts: [], serverTime }, ...rest } = change;
	return { kind: 'answered', status: 201, mediaType, text: JSON.stringify(body), isRedirected: false, ...rest };
};
const receipts = (...list: unknown[]) => answer({ body: { receipts: list, serverTime } });
const stored = (item: { id: string; digest: string }) => ({ ...item, outcome: 'stored' });
const kindsOf = (given: Answer) => judge(given, sent).marks.map(({ kind }) => kind);

describe('judge of a 201 (I6)', () => {
	test('takes stored and known with the digest as received', () => {
		expect(judge(receipts(stored(one), { ...two, outcome: 'known', late: true }), sent)).toEqual({
			marks: [
				{ kind: 'delivered', id: one.id, receivedAt: serverTime },
				{ kind: 'delivered', id: two.id, receivedAt: serverTime, late: true }
			],
			state: { kind: 'sending' },
			serverTime
		});
	});
	test('keeps an item whose receipt is missing, and goes on (I8)', () => {
		expect(kindsOf(receipts(stored(two)))).toEqual(['waiting', 'delivered']);
	});
	test('keeps an item whose receipt has another digest', () => {
		expect(kindsOf(receipts({ ...stored(one), digest: two.digest }, stored(two)))).toEqual(['waiting', 'delivered']);
	});
	test('sets a conflict aside, even when it names the same digest', () => {
		expect(judge(receipts({ ...one, outcome: 'conflict' }, stored(two)), sent).marks[0]).toEqual({
			kind: 'set-aside',
			id: one.id,
			reason: 'conflict'
		});
	});
	test.each(['malformed', 'digest-mismatch', 'too-large', 'unknown-case', 'event-full', 'too-late'])(
		'sets aside what was refused as %s',
		(reason) => {
			expect(judge(receipts({ id: one.id, digest: '', outcome: 'refused', reason }, stored(two)), sent).marks).toMatchObject([
				{ kind: 'set-aside', reason },
				{ kind: 'delivered' }
			]);
		}
	);
	test('keeps an item whose receipt has an outcome that came later, and goes on with its neighbour', () => {
		const held = { ...one, outcome: 'held', until: 'the organisers have looked' };
		expect(judge(receipts(held, stored(two)), sent)).toMatchObject({
			marks: [{ kind: 'waiting', id: one.id }, { kind: 'delivered' }],
			state: { kind: 'sending' }
		});
		expect(judge(receipts(held), [one])).toMatchObject({
			marks: [{ kind: 'waiting', id: one.id }],
			state: { kind: 'waiting', because: 'answer-not-understood' }
		});
	});
	test('takes a receipt as received whatever else a newer server says', () => {
		const talkative = answer({
			body: { receipts: [{ ...stored(one), channel: 'table-7', late: 'by an hour' }, stored(two)], serverTime, held: 3 }
		});
		expect(judge(talkative, sent).marks).toEqual([
			{ kind: 'delivered', id: one.id, receivedAt: serverTime },
			{ kind: 'delivered', id: two.id, receivedAt: serverTime }
		]);
	});
	test('sets aside what was refused for a reason that came later, and never lets go of it', () => {
		const refused = { id: one.id, digest: '', outcome: 'refused', reason: 'on-a-sunday' };
		expect(judge(receipts(refused, stored(two)), sent).marks).toEqual([
			{ kind: 'set-aside', id: one.id, reason: 'not-known' },
			{ kind: 'delivered', id: two.id, receivedAt: serverTime }
		]);
	});
	test('stops when no receipt fits any item, so that nothing turns in circles', () => {
		expect(judge(receipts(stored({ id: anId(), digest: one.digest })), sent).state).toEqual({
			kind: 'waiting',
			because: 'answer-not-understood'
		});
	});
	test.each([
		['a truncated body', { text: answer().text.slice(0, -3) }],
		['an empty body', { text: '' }],
		['a body of another shape', { text: '{"ok":true}' }],
		['an array', { text: '[]' }]
	])('with %s receives nothing', (_name, change) => {
		const judged = judge({ ...receipts(stored(one)), ...change }, sent);
		expect(judged.marks.map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
		expect(judged.state).toEqual({ kind: 'waiting', because: 'answer-not-understood' });
	});
});

describe('judge suspects a sign-in page (I6)', () => {
	const right = receipts(stored(one), stored(two));
	test.each([
		['200 with perfect receipts', { status: 200 }],
		['200 with HTML', { status: 200, mediaType: 'text/html', text: '<html>Welcome to the hall</html>' }],
		['201 with HTML', { mediaType: 'text/html' }],
		['201 with plain JSON', { mediaType: 'application/json' }],
		['201 without a media type', { mediaType: '' }],
		['204', { status: 204, text: '' }],
		['a followed redirect', { isRedirected: true }],
		['a redirect that was not followed', { status: 0, isRedirected: true, text: '' }],
		['302', { status: 302 }],
		['511', { status: 511 }]
	])('in %s', (_name, change) => {
		const judged = judge({ ...right, ...change }, sent);
		expect(judged.state).toEqual({ kind: 'sign-in-page' });
		expect(judged.marks.map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
	});
});

describe('judge keeps everything', () => {
	test.each([
		[401, { kind: 'new-link-needed' }],
		[403, { kind: 'new-link-needed' }],
		[404, { kind: 'new-link-needed' }],
		[429, { kind: 'server-busy', retryAfterMs: 7_000 }],
		[503, { kind: 'server-busy', retryAfterMs: 7_000 }],
		[507, { kind: 'server-full' }],
		[400, { kind: 'waiting', because: 'server-failed' }],
		[500, { kind: 'waiting', because: 'server-failed' }],
		[502, { kind: 'waiting', because: 'server-failed' }],
		[504, { kind: 'waiting', because: 'server-failed' }]
	])('on %i', (status, state) => {
		const judged = judge(answer({ status, body: { error: { kind: 'x', message: 'y' } }, retryAfterMs: 7_000 }), sent);
		expect(judged.state).toEqual(state);
		expect(judged.marks.map(({ kind }) => kind)).toEqual(['waiting', 'waiting']);
	});
	test('without an answer', () => {
		expect(judge({ kind: 'unreachable' }, sent)).toMatchObject({
			state: { because: 'unreachable' },
			marks: [{ kind: 'waiting' }, { kind: 'waiting' }]
		});
	});
	test('and suspects the items when the server itself failed, not when a gateway did', () => {
		const isSuspicious = (status: number) => judge(answer({ status }), sent).marks.map((mark) => 'isSuspicious' in mark);
		expect([400, 500, 502, 503].map((status) => isSuspicious(status)[0])).toEqual([true, true, false, false]);
	});
});

test('judge splits a batch on 413 and sets a single item aside', () => {
	expect(judge(answer({ status: 413 }), [one, two, one])).toMatchObject({
		state: { kind: 'sending' },
		maxItems: 1,
		marks: [{ kind: 'waiting' }, {}, {}]
	});
	expect(judge(answer({ status: 413 }), [one])).toEqual({
		marks: [{ kind: 'set-aside', id: one.id, reason: 'too-large' }],
		state: { kind: 'sending' }
	});
});

test('judge delivers nothing on any answer but 201 in our media type with matching receipts (I6)', () => {
	const any = fc.record({
		status: fc.integer({ min: 0, max: 599 }),
		mediaType: fc.constantFrom(mediaType, 'text/html', 'application/json', ''),
		text: fc.oneof(fc.json(), fc.string(), fc.constant(receipts(stored(one), stored(two)).text)),
		isRedirected: fc.boolean()
	});
	fc.assert(
		fc.property(any, (given) => {
			const judged = judge({ kind: 'answered', ...given }, sent);
			expect(judged.marks).toHaveLength(2);
			const isOurs =
				given.status === 201 && given.mediaType === mediaType && !given.isRedirected && given.text.includes(one.digest);
			expect(judged.marks.every(({ kind }) => kind === 'delivered')).toBe(isOurs);
		})
	);
});

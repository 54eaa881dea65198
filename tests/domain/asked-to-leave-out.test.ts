import { expect, test } from 'vitest';
import { askedToLeaveOut, type RequestReceived } from '#lib/domain/asked-to-leave-out.ts';
import type { WriterRequest } from '#lib/domain/request.ts';
import { readReceiptCode, receiptCode } from '#lib/domain/writing/receipt-code.ts';
import { idOf } from '../support/signed-event.ts';

const letter = { id: idOf(1), digest: '9f86d081'.padEnd(64, '0') };
const code = receiptCode(letter.digest);
const fixed = { v: 1, event: '7KQ2MB', kind: 'request', caseId: 'wendy-galarza', keyVersion: 1 } as const;

function asks(asked: WriterRequest['asks'], change: Partial<WriterRequest> = {}, device = 'her-phone'): RequestReceived {
	return { device, request: { ...fixed, id: idOf(9), asks: asked, code, turn: 1, ...change } };
}
const idsOf = (...received: RequestReceived[]) => [...askedToLeaveOut(received, [letter]).ids];

test('askedToLeaveOut finds the letter by its receipt code, with and without its id', () => {
	expect(idsOf(asks('leave-out'))).toEqual([letter.id]);
	expect(idsOf(asks('leave-out', { item: letter.id }))).toEqual([letter.id]);
});

test('askedToLeaveOut names a request whose letter is not here, or whose id and code disagree', () => {
	const elsewhere = [asks('leave-out', { code: '00-000' }), asks('leave-out', { item: idOf(2) })];
	for (const request of elsewhere) expect(askedToLeaveOut([request], [letter])).toEqual({ ids: new Set(), missing: [request] });
});

test('askedToLeaveOut follows the last word of a device, in whatever order the requests came', () => {
	const said = [asks('leave-out'), asks('send', { turn: 2 }), asks('leave-out', { turn: 3 })] as const;
	expect(idsOf(said[0], said[1])).toEqual([]);
	expect(idsOf(said[1], said[0])).toEqual([]);
	expect(idsOf(said[2], said[0], said[1])).toEqual([letter.id]);
});

test('askedToLeaveOut lets no other device take a request back', () => {
	expect(idsOf(asks('leave-out'), asks('send', { turn: 900 }, 'somebody-else'))).toEqual([letter.id]);
});

test.each([
	['k73qd', 'K7-3QD'],
	[' K7 – 3QD ', 'K7-3QD'],
	['OI-LOO', '01-100'],
	['K7-3Q', undefined],
	['K7-3QDD', undefined],
	['K7-3QU', undefined],
	['', undefined]
])('readReceiptCode reads %j as %j', (typed, read) => {
	expect(readReceiptCode(typed)).toBe(read);
});

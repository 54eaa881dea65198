import { expect, test } from 'vitest';
import { batchBounds } from '#lib/domain/wire/wire.ts';
import { isSlow, lineAfter, lineAfterFailure, patienceMsFor, unknownLine } from '#lib/outbox/sending/line.ts';

test('lineAfter makes batches of ten seconds, within the bounds of a batch', () => {
	expect(lineAfter(16_000, 2_000)).toEqual({ bytesPerMs: 8, maxBytes: 80_000 });
	expect(lineAfter(16_000, 0).maxBytes).toBe(batchBounds.bytes);
	expect(lineAfter(1_000, 60_000).maxBytes).toBe(4_000);
});

test('lineAfterFailure forgets the speed and sends less, down to what one letter takes', () => {
	const once = lineAfterFailure(lineAfter(500_000, 1_000));
	expect(once).toEqual({ maxBytes: 125_000 });
	expect([1, 2, 3, 4].reduce(lineAfterFailure, once)).toEqual({ maxBytes: 4_000 });
});

test('patienceMsFor waits long enough for any body on any line from 8 kbit/s on', () => {
	const bytesOnSlowest = (bytes: number) => bytes / 1;
	for (const bytes of [600, 6_000, unknownLine.maxBytes, 370_000])
		expect(patienceMsFor(unknownLine, bytes)).toBeGreaterThan(bytesOnSlowest(bytes) * 2);
	expect(patienceMsFor(lineAfter(80_000, 10_000), 80_000)).toBe(30_000 + 40_000);
});

test('isSlow only where what is to go was measured to take more than some seconds', () => {
	expect([isSlow(unknownLine, 1e9), isSlow(lineAfter(8_000, 1_000), 30_000), isSlow(lineAfter(8_000, 1_000), 60_000)]).toEqual([
		...[false, false, true]
	]);
});

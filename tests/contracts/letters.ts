/** What every store promises of letters that devices hand to it. */
import { describe, expect, test } from 'vitest';
import { aDevice, aPosted, idOf, sha256 } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

const dayMs = 86_400_000;

export function lettersContract(engine: Engine) {
	describe('letters', () => {
		const here = oneEvent(engine);
		const { post, feed, put } = here;

		test('postLetters stores once and knows ever after', async () => {
			const item = aPosted(1);
			expect(await post([item])).toEqual([{ id: item.id, digest: item.digest, outcome: 'stored' }]);
			expect(await post([item])).toEqual([{ id: item.id, digest: item.digest, outcome: 'known' }]);
			await here.store.markCollected(here.event.code, [item.id]);
			expect(await post([item])).toEqual([{ id: item.id, digest: item.digest, outcome: 'known' }]);
			expect((await feed()).letters).toHaveLength(1);
		});

		test('postLetters keeps what it has when the same id comes with other bytes', async () => {
			const [first, second] = [aPosted(1), aPosted(2, { id: idOf(1) })];
			await post([first]);
			expect(await post([second])).toEqual([{ id: first.id, digest: first.digest, outcome: 'conflict' }]);
			expect((await feed()).letters.map(({ sealed }) => sealed)).toEqual([first.sealed]);
		});

		test('postLetters judges twins within a batch', async () => {
			const receipts = await post([aPosted(1), aPosted(1), aPosted(2, { id: idOf(1) })]);
			expect(receipts.map(({ outcome }) => outcome)).toEqual(['stored', 'known', 'conflict']);
		});

		test('postLetters takes the good neighbours of bad items', async () => {
			const whole = (bytes: Buffer) => ({ digest: sha256(bytes), sealed: bytes.toString('base64') });
			const [tooLarge, noAgeFile] = [whole(Buffer.alloc(273 * 1024)), whole(Buffer.from('a letter'))];
			const receipts = await post([
				aPosted(1),
				{ id: idOf(2), nonsense: true },
				aPosted(3, { digest: 'f'.repeat(64) }),
				aPosted(4, { caseId: 'nobody-known' }),
				aPosted(5, tooLarge),
				null,
				aPosted(6, { sealed: 'not base64!' }),
				aPosted(8, noAgeFile),
				aPosted(7)
			]);
			expect(receipts.map(({ outcome, reason }) => reason ?? outcome)).toEqual([
				'stored',
				'malformed',
				'digest-mismatch',
				'unknown-case',
				'too-large',
				'malformed',
				'malformed',
				'malformed',
				'stored'
			]);
			expect(receipts[1]).toEqual({ id: idOf(2), digest: '', outcome: 'refused', reason: 'malformed' });
			expect((await feed()).letters.map(({ id }) => id)).toEqual([idOf(1), idOf(7)]);
		});

		test('postLetters gives 50 equal receipts and one row to 50 posts at once', async () => {
			const answers = await Promise.all(Array.from({ length: 50 }, () => post([aPosted(1)])));
			const receipts = answers.flat().map(({ id, digest }) => `${id} ${digest}`);
			expect(new Set(receipts).size).toBe(1);
			expect(answers.flat().filter(({ outcome }) => outcome === 'stored')).toHaveLength(1);
			expect((await feed()).letters).toHaveLength(1);
		});

		test('postLetters takes a closed event as late for 30 days, then refuses and still knows', async () => {
			await put({ state: 'closed' });
			expect(await post([aPosted(1)])).toMatchObject([{ outcome: 'stored', late: true }]);
			here.nowMs = Date.parse('2026-12-12T23:59:59Z') + 14 * 3_600_000 + 30 * dayMs;
			expect(await post([aPosted(2)])).toMatchObject([{ outcome: 'stored', late: true }]);
			here.nowMs += 2_000;
			expect(await post([aPosted(3), aPosted(1)])).toMatchObject([
				{ outcome: 'refused', reason: 'too-late' },
				{ outcome: 'known', late: true }
			]);
			expect((await feed()).letters.map(({ late }) => late)).toEqual([true, true]);
		});

		test('postLetters takes an older key version as late, counted from a rotation after the event', async () => {
			here.nowMs = Date.parse('2027-02-01T00:00:00Z');
			expect(await post([aPosted(1)])).toMatchObject([{ outcome: 'stored' }]);
			await put({ keyVersion: 2 });
			here.nowMs += 29 * dayMs;
			expect(await post([aPosted(2), aPosted(3, { keyVersion: 2 })])).toMatchObject([
				{ outcome: 'stored', late: true },
				{ outcome: 'stored' }
			]);
			here.nowMs += 2 * dayMs;
			expect(await post([aPosted(4)])).toMatchObject([{ reason: 'too-late' }]);
		});

		test('postLetters to an event that is not there says so', async () => {
			expect(await here.store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(1)] })).toEqual({ kind: 'unknown-event' });
		});
	});
}

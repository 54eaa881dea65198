/** What every store promises of counts by hand, on each engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { byHandPerCase } from '#lib/domain/hall/paper-counts.ts';
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import {
	parseListedFact,
	parsePaperAnswer,
	parsePaperPage,
	type ListedFact,
	type PostedPaper
} from '#lib/domain/wire/paper-wire.ts';
import { parseTally } from '#lib/domain/wire/wire.ts';
import { devicePaperBounds } from '#lib/server/asking/limits.ts';
import type { Store } from '#lib/server/store.ts';
import { countedRandom } from '../support/builders.ts';
import { aCount, aTakeBack } from '../support/paper-facts.ts';
import { anEvent, aPosted, idOf, type TestEvent } from '../support/signed-event.ts';
import type { Engine } from './one-event.ts';

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const [table, otherTable, desk] = [idOf(9_001), idOf(9_002), idOf(9_003)];

export function paperContract(name: string, engine: Engine) {
	describe(`counts by hand on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let event: TestEvent;
		beforeEach(async () => {
			({ store, discard } = await engine.open(() => noon));
			event = await anEvent();
			await store.createEvent(event.sent);
		});
		afterEach(() => discard());

		const post = async (posted: PostedPaper, role: Parameters<Store['keepPaper']>[2]) => {
			const outcome = await store.keepPaper(event.code, posted, role);
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			expect(parsePaperAnswer(outcome.answer)).toEqual({ kind: 'parsed', value: outcome.answer });
			return outcome.answer.receipts.map(({ outcome: each, reason }) => reason ?? each);
		};
		const atTable = (facts: unknown[], device = table) => post({ device, facts }, 'join');
		const atDesk = (facts: unknown[]) => post({ device: desk, facts }, 'organiser');
		const byHand = async () => {
			const tally = await store.readTally(event.code);
			expect(parseTally(tally).kind).toBe('parsed');
			return tally!.cases.map(({ paperLetters, paperCards }) => [paperLetters, paperCards]);
		};
		const listed = async (after = 0, limit = 500) => {
			const page = await store.readPaper(event.code, { after, limit });
			expect(parsePaperPage(page).kind).toBe('parsed');
			for (const fact of page.facts) expect(parseListedFact(fact)).toEqual({ kind: 'parsed', value: fact });
			return page;
		};

		test('readTally counts per case what arrived and what was counted by hand, each once', async () => {
			await store.postLetters(event.code, { device: table, items: [aPosted(1), aPosted(2), aPosted(3, { kind: 'card' })] });
			expect(await atTable([aCount(50, { count: 12 }), aCount(51, { kind: 'card', count: 3 })])).toEqual(['stored', 'stored']);
			expect(await atDesk([aCount(50, { count: 99 }), aCount(52), aCount(52)])).toEqual(['known', 'stored', 'known']);
			expect((await store.readTally(event.code))?.cases).toEqual([
				{ caseId: 'wendy-galarza', letters: 2, cards: 1, paperLetters: 0, paperCards: 0 },
				{ caseId: 'zhang-zhan', letters: 0, cards: 0, paperLetters: 13, paperCards: 3 }
			]);
		});

		test('keepPaper gives 7 where 70 was counted, taken back and counted anew', async () => {
			await atTable([aCount(1, { count: 70 })]);
			await atTable([aTakeBack(2, 1), aCount(3, { count: 7 })]);
			await atTable([aTakeBack(2, 1), aTakeBack(4, 1)]);
			expect(await byHand()).toEqual([
				[0, 0],
				[7, 0]
			]);
		});

		test('keepPaper counts nothing of what was taken back before it came', async () => {
			await atTable([aTakeBack(2, 1)]);
			await atTable([aCount(1, { count: 70 })]);
			expect((await byHand())[1]).toEqual([0, 0]);
		});

		test('keepPaper lets a guest take back what its own device counted alone, and an organiser anything', async () => {
			await atTable([aCount(1, { count: 5 })]);
			await atDesk([aCount(2, { count: 3 })]);
			await atTable([aTakeBack(3, 1), aTakeBack(4, 2)], otherTable);
			expect(await post({ device: desk, by: 'guest', facts: [aTakeBack(5, 2)] }, 'join')).toEqual(['stored']);
			expect((await byHand())[1]).toEqual([8, 0]);
			await atDesk([aTakeBack(6, 1), aTakeBack(7, 2)]);
			expect((await byHand())[1]).toEqual([0, 0]);
		});

		test('keepPaper refuses what it cannot keep and keeps the others', async () => {
			const facts = [
				aCount(1),
				aCount(2, { caseId: 'nobody' }),
				{ id: idOf(3), kind: 'letter' },
				aCount(4, { count: 10_001 }),
				'x'
			];
			expect(await atDesk([...facts, aTakeBack(5, 77)])).toEqual([
				...['stored', 'unknown-case', 'malformed', 'malformed', 'malformed', 'stored']
			]);
			expect((await byHand())[1]).toEqual([1, 0]);
			expect(await store.keepPaper('ZZZZZZ', { facts: [aCount(1)] }, 'organiser')).toEqual({ kind: 'unknown-event' });
		});

		test('keepPaper adds up whatever comes in whatever order, as the rule does that all screens use', async () => {
			const chance = countedRandom(11);
			const below = (most: number) => Math.floor(((chance(1)[0] ?? 0) / 256) * most);
			const said: SaidFact[] = [];
			for (let round = 0; round < 12; round++) {
				const who = [table, otherTable, desk][below(3)]!;
				const facts = Array.from({ length: 1 + below(6) }, (): PaperFact => {
					const number = 1 + below(60);
					if (number > 30) return aTakeBack(number, 1 + below(32));
					const [kind, caseId] = [below(2) ? 'card' : 'letter', below(2) ? 'zhang-zhan' : 'wendy-galarza'] as const;
					return aCount(number, { kind, caseId, count: 1 + below(40) });
				});
				await (who === desk ? atDesk(facts) : atTable(facts, who));
				const isNew = ({ id }: PaperFact) => !said.some(({ fact }) => fact.id === id);
				for (const fact of facts) if (isNew(fact)) said.push({ fact, device: who, by: who === desk ? 'organiser' : 'guest' });
				const sums = byHandPerCase(said);
				const none = { letters: 0, cards: 0 };
				const expected = ['wendy-galarza', 'zhang-zhan'].map((caseId) => sums.get(caseId) ?? none);
				expect(await byHand()).toEqual(expected.map(({ letters, cards }) => [letters, cards]));
			}
			const { facts } = await listed();
			expect((facts as ListedFact[]).map(({ n, ...each }) => [n, each])).toEqual(said.map((each, at) => [at + 1, each]));
		});

		test('readPaper gives page after page in the order of arrival, with who said it', async () => {
			await atTable([aCount(1), aCount(2)]);
			await atDesk([aTakeBack(3, 1)]);
			await post({ facts: [aCount(4)] }, 'recovery');
			const first = await listed(0, 2);
			expect([(first.facts as ListedFact[]).map(({ n }) => n), first.next]).toEqual([[1, 2], 2]);
			expect(await listed(2)).toEqual({
				facts: [
					{ n: 3, fact: aTakeBack(3, 1), device: desk, by: 'organiser' },
					{ n: 4, fact: aCount(4), by: 'organiser' }
				],
				next: 4
			});
			expect(await listed(4)).toEqual({ facts: [], next: 4 });
		});

		test('keepPaper takes from an organiser what a guest said, as that guest’s', async () => {
			await post({ device: table, by: 'guest', facts: [aCount(1, { count: 4 })] }, 'organiser');
			expect((await listed()).facts).toMatchObject([{ device: table, by: 'guest' }]);
			await atTable([aTakeBack(2, 1)]);
			expect((await byHand())[1]).toEqual([0, 0]);
		});

		test('keepPaper keeps a device to its share, and leaves the others and organisers theirs', async () => {
			const most = devicePaperBounds.items;
			expect(await atTable([aCount(1, { count: most }), aCount(2)])).toEqual(['stored', 'too-many']);
			expect(await atTable([aCount(2)], otherTable)).toEqual(['stored']);
			expect(await atDesk([aCount(3, { count: 10_000 })])).toEqual(['stored']);
			// A fact that is here is known even without room for it. Whoever takes back may count again.
			expect(await atTable([aCount(1, { count: most }), aTakeBack(4, 1), aCount(5, { count: 7 })])).toEqual([
				...['known', 'stored', 'stored']
			]);
			await atDesk([aTakeBack(6, 5)]);
			expect(await atTable([aCount(7, { count: most })])).toEqual(['stored']);
		});

		test('keepPaper keeps half of what guests may count for devices that deliver, and organisers make room again', async () => {
			const most = devicePaperBounds.items;
			for (let number = 1; number <= 5; number++)
				expect(await atTable([aCount(number, { count: most })], idOf(8_000 + number))).toEqual(['stored']);
			expect(await atTable([aCount(20)], otherTable)).toEqual(['event-full']);
			await store.postLetters(event.code, { device: table, items: [aPosted(1)] });
			expect(await atTable([aCount(21)])).toEqual(['stored']);
			await atDesk([aTakeBack(30, 1)]);
			expect(await atTable([aCount(20)], otherTable)).toEqual(['stored']);
		});
	});
}

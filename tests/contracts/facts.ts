/** What every store promises of the facts that organisers say. */
import { describe, expect, test } from 'vitest';
import { batchIdOf } from '#lib/domain/facts/fact.ts';
import { mergeReviews } from '#lib/domain/facts/review.ts';
import { sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { parseFactsPage, parseFactsAnswer, parseFeedFact } from '#lib/domain/wire/facts-wire.ts';
import { aDesk, aHeld, aMade, aMark, aNamed } from '../support/facts.ts';
import { idOf } from '../support/signed-event.ts';
import { oneEvent, type Engine } from './one-event.ts';

export function factsContract(engine: Engine) {
	describe('facts of organisers', () => {
		const here = oneEvent(engine);
		const { wipe } = here;

		const keep = async (facts: unknown[], code = here.event.code) => {
			const outcome = await here.store.keepFacts(code, { facts });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			expect(parseFactsAnswer(outcome.answer).kind).toBe('parsed');
			return outcome.answer.receipts;
		};
		const batches = async (after = 0, limit = 50) => {
			const page = await here.store.readFacts(here.event.code, { after, limit });
			expect(parseFactsPage(page).kind).toBe('parsed');
			const facts = page.facts.flatMap((each) => {
				const fact = parseFeedFact(each);
				return fact.kind === 'parsed' ? [fact.value] : [];
			});
			return { facts, next: page.next };
		};

		test('keepFacts numbers batches in the order of arrival, and readFacts gives every fact word for word', async () => {
			const [one, other] = [aMade(), aMade()];
			const posted = aMark(one, 'posted');
			expect(await keep([other])).toEqual([{ id: other.id, outcome: 'stored', number: 1 }]);
			expect((await keep([one, posted])).map(({ number }) => number)).toEqual([2, 2]);
			expect((await batches()).facts).toEqual([
				{ n: 1, number: 1, fact: other },
				{ n: 2, number: 2, fact: one },
				{ n: 3, number: 2, fact: posted }
			]);
			expect(await batches(3)).toEqual({ facts: [], next: 3 });
		});

		test('keepFacts knows a fact ever after, and keeps what it has when its id comes with another', async () => {
			const made = aMade();
			await keep([made, made]);
			expect(await keep([made])).toEqual([{ id: made.id, outcome: 'known', number: 1 }]);
			// The same fact counts as the same when its fields are written in another order.
			const reversed = Object.fromEntries(Object.entries(made).reverse());
			expect(await keep([reversed])).toMatchObject([{ outcome: 'known' }]);
			expect(await keep([{ ...made, at: '2030-01-01T00:00:00.000Z' }])).toMatchObject([{ outcome: 'conflict', number: 1 }]);
			expect((await batches()).facts.map(({ fact }) => fact)).toEqual([made]);
		});

		test('keepFacts takes the good neighbours of bad facts', async () => {
			const [one, other] = [aMade(), aMade()];
			const nonsense = { ...aMade(), label: 'of Nora' };
			const receipts = await keep([one, nonsense, null, other]);
			expect(receipts.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['stored', 'malformed', 'malformed', 'stored']);
			expect(receipts.map(({ id }) => id)).toEqual([one.id, nonsense.id, '', other.id]);
			expect(await here.store.keepFacts('ABCDEF', { facts: [one] })).toEqual({ kind: 'unknown-event' });
		});

		test('keepFacts gives 20 desks at once one number a batch, and readFacts misses nothing meanwhile', async () => {
			const facts = Array.from({ length: 20 }, () => aMade(aDesk()));
			const keeping = Promise.all(facts.flatMap((fact) => [keep([fact]), keep([aMark(fact)]), keep([fact])]));
			const seen: number[] = [];
			let isDone = false;
			void keeping.finally(() => (isDone = true));
			for (let after = 0, last = false; !last;) {
				last = isDone;
				// SQLite answers without ever leaving this thread to the other posts.
				await new Promise(setImmediate);
				const page = await batches(after, 7);
				seen.push(...page.facts.map(({ n }) => n));
				after = page.next;
				if (page.facts.length > 0) last = false;
			}
			await keeping;
			expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
			const named = (await batches(0, 50)).facts.map(({ number, fact }) => `${batchIdOf(fact)} ${number}`);
			expect(new Set(named).size).toBe(20);
			expect(new Set(named.map((each) => Number(each.split(' ')[1])))).toEqual(new Set(seen.slice(0, 20)));
		});

		test('keepFacts takes facts about items among those about batches, without a number and without a gap', async () => {
			const [held, made] = [aHeld(), aMade()];
			const released = sayReleased(held.items, mergeReviews([held]), aDesk());
			const takenBack = sayTakenBack([held.id], aDesk());
			const said = [held, made, ...released, ...takenBack];
			expect(await keep(said)).toEqual(said.map(({ id }) => ({ id, outcome: 'stored', ...(id === made.id && { number: 1 }) })));
			expect(await keep([held, { ...held, reason: 'test' }])).toEqual([
				{ id: held.id, outcome: 'known' },
				{ id: held.id, outcome: 'conflict' }
			]);
			expect((await batches()).facts).toEqual(
				said.map((fact, at) => ({ n: at + 1, ...(fact.id === made.id && { number: 1 }), fact }))
			);
			expect(await keep([aMade()])).toMatchObject([{ number: 2 }]);
			expect(await keep([{ ...aHeld(), note: 'Nora was rude' }])).toMatchObject([{ outcome: 'refused' }]);
		});

		test('keepFacts takes a sealed name of a device, and none in clear', async () => {
			const named = aNamed();
			expect(await keep([named])).toEqual([{ id: named.id, outcome: 'stored' }]);
			expect((await batches()).facts).toEqual([{ n: 1, fact: named }]);
			expect(await keep([{ ...aNamed(), name: 'Mira' }])).toMatchObject([{ outcome: 'refused', reason: 'malformed' }]);
		});

		test('readFacts cuts a page of long facts short', async () => {
			const itemIds = Array.from({ length: 1_000 }, (_, index) => idOf(index));
			for (let count = 0; count < 40; count += 4) await keep(Array.from({ length: 4 }, () => aMade(aDesk(), { itemIds })));
			const page = await batches();
			expect(page.facts.length).toBeGreaterThan(10);
			expect(page.facts.length).toBeLessThan(40);
			expect((await batches(page.next)).facts[0]?.n).toBe(page.next + 1);
		});

		test('deleteEvent takes the facts with it', async () => {
			await keep([aMade()]);
			await wipe();
			await here.store.createEvent(here.event.sent);
			expect((await batches()).facts).toEqual([]);
			expect(await keep([aMade()])).toMatchObject([{ number: 1 }]);
		});
	});
}

/** What every store promises of an event that takes another pack while it is open, on each engine. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '#lib/server/store.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { aDevice, anEvent, aPackJson, aPosted, idOf, sha256, type TestEvent } from '../support/signed-event.ts';
import { aCount } from '../support/paper-facts.ts';
import type { Engine } from './one-event.ts';

const noon = Date.parse('2026-12-11T12:07:33.500Z');
const packOf = (change: (pack: Pack) => void) => {
	const pack = JSON.parse(aPackJson()) as Pack;
	change(pack);
	return JSON.stringify(pack);
};
/** The pack with another title, without its second case, and with a new case in front. */
const changed = packOf((pack) => (pack.title = { en: 'Another title' }));
const without = packOf((pack) => void pack.cases.pop());
const withNew = packOf((pack) => {
	const [first] = pack.cases;
	pack.cases = [{ ...first!, id: 'somebody-new', number: 3 }, first!];
});

export function publishingContract(name: string, engine: Engine) {
	describe(`publishing on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let event: TestEvent;
		const publish = async (pack: string, counter = 2, change: Parameters<TestEvent['next']>[0] = {}) =>
			store.replaceManifest(event.code, { ...(await event.next({ counter, packDigest: sha256(pack), ...change })), pack });
		const post = async (...items: unknown[]) => {
			const outcome = await store.postLetters(event.code, { device: aDevice, items });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts.map(({ outcome: became, reason }) => reason ?? became);
		};
		const tallied = async () =>
			(await store.readTally(event.code))?.cases.map(({ caseId, letters, paperLetters }) => [caseId, letters + paperLetters]);

		beforeEach(async () => {
			({ store, discard } = await engine.open(() => noon));
			event = await anEvent();
			await store.createEvent(event.sent);
		});
		afterEach(() => discard());

		test('replaceManifest takes another pack with its manifest, and the same once more when its answer was lost', async () => {
			for (const _time of [1, 2]) expect(await publish(changed)).toMatchObject({ kind: 'accepted' });
			expect(await store.readPack(event.code)).toEqual({ digest: sha256(changed), json: changed });
			const { manifest, signature } = await event.next({ counter: 2, packDigest: sha256(changed) });
			expect(await store.readEvent(event.code)).toEqual({ manifest, signature, verifyKey: event.sent.verifyKey });
		});

		test('replaceManifest takes a later manifest without the pack that lies here already', async () => {
			await publish(changed);
			const next = await event.next({ counter: 3, packDigest: sha256(changed), state: 'closed' });
			expect(await store.replaceManifest(event.code, next)).toMatchObject({ kind: 'accepted' });
			expect((await store.readPack(event.code))?.json).toBe(changed);
		});

		test.each([
			['is missing', 'wrong-digest', undefined],
			['is not the one that the manifest names', 'wrong-digest', without],
			['is no pack', 'malformed', '{"v":1}'],
			['has a field that nobody knows', 'malformed', changed.replace('"v":1', '"v":1,"extra":1')]
		])('replaceManifest leaves manifest and pack as they are when the pack %s', async (_what, because, pack) => {
			const named = because === 'malformed' ? pack! : changed;
			const next = { ...(await event.next({ packDigest: sha256(named) })), ...(pack !== undefined && { pack }) };
			expect(await store.replaceManifest(event.code, next)).toMatchObject({ kind: 'refused', because });
			expect((await store.readEvent(event.code))?.manifest).toBe(event.sent.manifest);
			expect((await store.readPack(event.code))?.json).toBe(event.sent.pack);
		});

		test('replaceManifest takes one of two packs that were published at once, with its own manifest', async () => {
			const outcomes = await Promise.all([publish(changed), publish(without)]);
			expect(outcomes.map((outcome) => (outcome.kind === 'refused' ? outcome.because : outcome.kind)).sort()).toEqual([
				'accepted',
				'wrong-counter'
			]);
			const { manifest = '' } = (await store.readEvent(event.code)) ?? {};
			expect((JSON.parse(manifest) as { packDigest: string }).packDigest).toBe((await store.readPack(event.code))?.digest);
		});

		test('replaceManifest of an older record never brings an older pack back', async () => {
			await publish(changed, 5);
			expect(await publish(without, 5)).toMatchObject({ because: 'wrong-counter' });
			expect(await publish(without, 4)).toMatchObject({ because: 'wrong-counter' });
			expect((await store.readPack(event.code))?.json).toBe(changed);
		});

		test('postLetters and keepPaper take what is written to a case that the present pack has no more (I11)', async () => {
			await publish(without);
			expect(await post(aPosted(1, { caseId: 'zhang-zhan' }), aPosted(2), aPosted(3, { caseId: 'nobody' }))).toEqual([
				'stored',
				'stored',
				'unknown-case'
			]);
			const { facts } = { facts: [aCount(9, { caseId: 'zhang-zhan', count: 4 })] };
			const counted = await store.keepPaper(event.code, { facts, device: aDevice }, 'join');
			expect(counted).toMatchObject({ answer: { receipts: [{ outcome: 'stored' }] } });
			expect(await tallied()).toEqual([
				['wendy-galarza', 1],
				['zhang-zhan', 5]
			]);
		});

		test('readTally gives the cases of the present pack in its order, and a case of before only when something arrived', async () => {
			await publish(withNew);
			expect(await tallied()).toEqual([
				['somebody-new', 0],
				['wendy-galarza', 0]
			]);
			await post(aPosted(1, { caseId: 'zhang-zhan' }), aPosted(2, { caseId: 'somebody-new' }));
			await publish(without, 3);
			expect(await tallied()).toEqual([
				['wendy-galarza', 0],
				['somebody-new', 1],
				['zhang-zhan', 1]
			]);
		});

		test('postLetters takes items while packs are published, and none is refused for its case', async () => {
			const posts = Array.from({ length: 20 }, (_none, index) => post(aPosted(index + 1, { caseId: 'zhang-zhan' })));
			const published = [2, 3, 4, 5].map((counter) => publish(counter % 2 ? changed : without, counter));
			await Promise.all(published);
			expect((await Promise.all(posts)).flat()).toEqual(Array(20).fill('stored'));
			expect((await store.readFeed(event.code, { after: 0, limit: 100 })).letters.map(({ id }) => id).sort()).toEqual(
				Array.from({ length: 20 }, (_none, index) => idOf(index + 1)).sort()
			);
		});
	});
}

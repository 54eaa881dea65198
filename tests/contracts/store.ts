/**
 * What every store promises, on each engine. The file is long because it is one contract that each engine must keep as a whole.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrintFact } from '#lib/domain/print/print-fact.ts';
import { parseBatchesPage, parseFactsAnswer, parseFeedFact } from '#lib/domain/wire/print-wire.ts';
import { parseFeedPage } from '#lib/domain/wire/feed.ts';
import { parseDevices } from '#lib/domain/wire/wire.ts';
import type { Store } from '#lib/server/store.ts';
import { aCount } from '../support/paper-facts.ts';
import { aDesk, aMade, aMark } from '../support/print-facts.ts';
import { aDevice, anEvent, aPackJson, aPosted, idOf, sha256, type TestEvent } from '../support/signed-event.ts';

export interface Engine {
	/** An empty store whose clock is handed in. */
	open(now: () => number): Promise<{ store: Store; discard(): Promise<void> }>;
}

const dayMs = 86_400_000;
const noon = Date.parse('2026-12-11T12:07:33.500Z');

export function storeContract(name: string, engine: Engine) {
	describe(`store on ${name}`, () => {
		let store: Store;
		let discard: () => Promise<void>;
		let event: TestEvent;
		let nowMs = noon;
		const post = async (items: unknown[], code = event.code) => {
			const outcome = await store.postLetters(code, { device: aDevice, items });
			if (outcome.kind !== 'answered') throw new Error(outcome.kind);
			return outcome.answer.receipts;
		};
		const feed = (after = 0, limit = 100) => store.readFeed(event.code, { after, limit });
		const wipe = async () => {
			await store.deleteEvent(event.code);
			while (await store.tidy());
		};
		const put = async (change: Parameters<TestEvent['next']>[0]) => store.replaceManifest(event.code, await event.next(change));

		beforeEach(async () => {
			nowMs = noon;
			({ store, discard } = await engine.open(() => nowMs));
			event = await anEvent();
			await store.createEvent(event.sent);
		});
		afterEach(() => discard());

		describe('events', () => {
			test('readSums counts what all events keep together, also when there is none', async () => {
				const sealed = aPosted(1);
				await post([sealed]);
				await store.createEvent((await anEvent({ code: 'ABCDEF' })).sent);
				const sealedBytes = Buffer.from(sealed.sealed, 'base64').length;
				expect(await store.readSums()).toEqual({ events: 2, items: 1, sealedBytes });
				for (const code of [event.code, 'ABCDEF']) await store.deleteEvent(code);
				expect(await store.readSums()).toEqual({ events: 0, items: 0, sealedBytes: 0 });
			});

			test('readEvent gives the signed manifest word for word', async () => {
				const { manifest, signature, verifyKey } = event.sent;
				expect(await store.readEvent(event.code)).toEqual({ manifest, signature, verifyKey });
				expect(await store.readPack(event.code)).toEqual({ digest: event.manifest.packDigest, json: event.sent.pack });
			});

			test('createEvent accepts the same event again and refuses another one with its code', async () => {
				expect(await store.createEvent(event.sent)).toMatchObject({ kind: 'accepted' });
				const other = await anEvent();
				expect(await store.createEvent(other.sent)).toMatchObject({ kind: 'refused', because: 'code-taken' });
				expect((await store.readEvent(event.code))?.verifyKey).toBe(event.sent.verifyKey);
			});

			test('createEvent refuses a changed manifest, a foreign signature and a pack that is not the named one', async () => {
				const other = await anEvent({ code: 'ABCDEF' });
				const changed = { ...other.sent, manifest: other.sent.manifest.replace('Northaven', 'Southaven') };
				expect(await store.createEvent(changed)).toMatchObject({ because: 'wrong-signature' });
				expect(await store.createEvent({ ...other.sent, verifyKey: event.sent.verifyKey })).toMatchObject({
					because: 'wrong-signature'
				});
				expect(await store.createEvent({ ...other.sent, pack: aPackJson('Another') })).toMatchObject({ because: 'wrong-digest' });
				expect(await store.readEvent('ABCDEF')).toBeUndefined();
			});

			test('createEvent refuses a pack that does not parse although its digest is right', async () => {
				const lying = await anEvent({ code: 'ABCDEF' }, '{"v":1}');
				expect(await store.createEvent(lying.sent)).toMatchObject({ because: 'malformed' });
			});

			test('replaceManifest keeps a manifest of a newer app word for word', async () => {
				const next = await event.next({ later: [1], settings: { ...event.manifest.settings, envelope: 'jp-chou3' } } as object);
				expect(await store.replaceManifest(event.code, next)).toMatchObject({ kind: 'accepted' });
				expect((await store.readEvent(event.code))?.manifest).toBe(next.manifest);
			});

			test('replaceManifest refuses one that needs what this server does not understand, and the one before stays', async () => {
				expect(await put({ needs: ['keyring'] })).toMatchObject({ kind: 'refused', because: 'malformed' });
				expect((await store.readEvent(event.code))?.manifest).toBe(event.sent.manifest);
			});

			test('replaceManifest takes the next counter once, and the same manifest again', async () => {
				const next = await event.next({ name: 'Northaven still writes' });
				expect(await store.replaceManifest(event.code, next)).toMatchObject({ kind: 'accepted' });
				expect(await store.replaceManifest(event.code, next)).toMatchObject({ kind: 'accepted' });
				expect((await store.readEvent(event.code))?.manifest).toBe(next.manifest);
			});

			test.each([
				['wrong-counter', { counter: 1, name: 'Again' }],
				['wrong-digest', { packDigest: 'b'.repeat(64) }],
				['malformed', { code: 'ABCDEF' }],
				['malformed', { eventId: idOf(99) }]
			] as const)('replaceManifest answers %s to %o', async (because, change) => {
				expect(await put(change)).toMatchObject({ kind: 'refused', because });
				expect((await store.readEvent(event.code))?.manifest).toBe(event.sent.manifest);
			});

			test('replaceManifest refuses a key version that goes back', async () => {
				expect(await put({ keyVersion: 2 })).toMatchObject({ kind: 'accepted' });
				expect(await put({ counter: 3, keyVersion: 1 })).toMatchObject({ because: 'malformed' });
			});

			test('replaceManifest takes a counter several ahead, as an organiser has after a backup was restored, and none below it (I20)', async () => {
				expect(await put({ counter: 5 })).toMatchObject({ kind: 'accepted' });
				expect(await put({ counter: 5, name: 'Another' })).toMatchObject({ because: 'wrong-counter' });
				expect(await put({ counter: 4 })).toMatchObject({ because: 'wrong-counter' });
			});

			test('replaceManifest accepts one of two that were sent at once', async () => {
				const rivals = await Promise.all([event.next({ name: 'One' }), event.next({ name: 'Two' })]);
				const outcomes = await Promise.all(rivals.map((rival) => store.replaceManifest(event.code, rival)));
				expect(outcomes.map((outcome) => outcome.kind).sort()).toEqual(['accepted', 'refused']);
			});
		});

		describe('tokens', () => {
			test('roleOf knows both tokens and no other', async () => {
				expect(await store.roleOf(event.code, event.organiserToken)).toEqual({ kind: 'known', role: 'organiser' });
				expect(await store.roleOf(event.code, event.joinToken)).toEqual({ kind: 'known', role: 'join' });
				expect(await store.roleOf(event.code, event.sent.joinHash)).toEqual({ kind: 'wrong-token' });
				expect(await store.roleOf(event.code, '')).toEqual({ kind: 'wrong-token' });
				expect(await store.roleOf('ABCDEF', event.joinToken)).toEqual({ kind: 'unknown-event' });
			});

			test('roleOf and codesOf know the token of the recovery words, until the event is deleted', async () => {
				const recovery = Buffer.from(new Uint8Array(32).fill(9));
				const token = recovery.toString('base64url');
				const other = await anEvent({ code: 'REC0VR' });
				await store.createEvent({ ...other.sent, recoveryHash: sha256(recovery) });
				expect(await store.roleOf('REC0VR', token)).toEqual({ kind: 'known', role: 'recovery' });
				expect(await store.roleOf(event.code, token)).toEqual({ kind: 'wrong-token' });
				expect([await store.codesOf(token), await store.codesOf(other.organiserToken)]).toEqual([
					['REC0VR'],
					expect.arrayContaining(['REC0VR'])
				]);
				await store.deleteEvent('REC0VR');
				expect(await store.codesOf(token)).toEqual([]);
			});

			test('mintSetUpToken gives a token once, and isSetUpToken knows it in small letters too', async () => {
				const token = await store.mintSetUpToken((bytes) => new Uint8Array(bytes).fill(11));
				expect(token).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
				expect(await store.mintSetUpToken((bytes) => new Uint8Array(bytes).fill(12))).toBeUndefined();
				expect(await store.isSetUpToken(token!.toLowerCase())).toBe(true);
				expect(await store.isSetUpToken('CCCC-CCCC-CCCC-CCCC')).toBe(false);
			});
		});

		describe('letters', () => {
			test('postLetters stores once and knows ever after', async () => {
				const item = aPosted(1);
				expect(await post([item])).toEqual([{ id: item.id, digest: item.digest, outcome: 'stored' }]);
				expect(await post([item])).toEqual([{ id: item.id, digest: item.digest, outcome: 'known' }]);
				await store.markCollected(event.code, [item.id]);
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
				nowMs = Date.parse('2026-12-12T23:59:59Z') + 14 * 3_600_000 + 30 * dayMs;
				expect(await post([aPosted(2)])).toMatchObject([{ outcome: 'stored', late: true }]);
				nowMs += 2_000;
				expect(await post([aPosted(3), aPosted(1)])).toMatchObject([
					{ outcome: 'refused', reason: 'too-late' },
					{ outcome: 'known', late: true }
				]);
				expect((await feed()).letters.map(({ late }) => late)).toEqual([true, true]);
			});

			test('postLetters takes an older key version as late, counted from a rotation after the event', async () => {
				nowMs = Date.parse('2027-02-01T00:00:00Z');
				expect(await post([aPosted(1)])).toMatchObject([{ outcome: 'stored' }]);
				await put({ keyVersion: 2 });
				nowMs += 29 * dayMs;
				expect(await post([aPosted(2), aPosted(3, { keyVersion: 2 })])).toMatchObject([
					{ outcome: 'stored', late: true },
					{ outcome: 'stored' }
				]);
				nowMs += 2 * dayMs;
				expect(await post([aPosted(4)])).toMatchObject([{ reason: 'too-late' }]);
			});

			test('postLetters to an event that is not there says so', async () => {
				expect(await store.postLetters('ABCDEF', { device: aDevice, items: [aPosted(1)] })).toEqual({ kind: 'unknown-event' });
			});

			test('readFeed pages in the order received, without a gap or a twin, and dates to the quarter hour', async () => {
				for (const number of [5, 3, 9, 1]) await post([aPosted(number), aPosted(number)]);
				const first = await feed(0, 3);
				const second = await feed(first.next, 3);
				expect(parseFeedPage(first).kind).toBe('parsed');
				expect([...first.letters, ...second.letters].map(({ seq }) => seq)).toEqual([5, 3, 9, 1]);
				expect(first.letters[0]).toMatchObject({ receivedAt: '2026-12-11T12:00:00.000Z', sealed: aPosted(5).sealed });
				expect(await feed(second.next)).toEqual({ letters: [], next: second.next });
			});

			test('readFeed misses nothing while devices post', async () => {
				const posting = Promise.all(Array.from({ length: 60 }, (_, index) => post([aPosted(index + 1)])));
				const seen: string[] = [];
				let after = 0;
				let isDone = false;
				void posting.then(() => (isDone = true));
				for (let last = false; !last;) {
					last = isDone;
					// SQLite answers without ever leaving this thread to the other posts.
					await new Promise(setImmediate);
					const page = await feed(after, 7);
					seen.push(...page.letters.map(({ id }) => id));
					after = page.next;
					if (page.letters.length > 0) last = false;
				}
				await posting;
				expect(new Set(seen).size).toBe(60);
				expect(seen).toHaveLength(60);
			});

			test('readFeed cuts a page of large items short', async () => {
				for (let batch = 0; batch < 5; batch++)
					await post(Array.from({ length: 8 }, (_, index) => aPosted(batch * 8 + index + 1, {}, 270 * 1024)));
				const page = await feed(0, 40);
				expect(page.letters.length).toBeGreaterThan(10);
				expect(page.letters.length).toBeLessThan(40);
				expect((await feed(page.next, 40)).letters[0]?.n).toBe(page.next + 1);
			});

			test('readHeld names what lies here under its very digest, what was collected, and what lay here before', async () => {
				const [first, second, third] = [aPosted(1), aPosted(2), aPosted(3)];
				await post([first, second]);
				await store.markCollected(event.code, [second.id]);
				const items = [first, second, third].map(({ id, digest }) => ({ id, digest }));
				const question = { device: aDevice, items: [...items, { id: first.id, digest: third.digest }] };
				expect(await store.readHeld(event.code, question)).toMatchObject({
					held: [{ id: first.id }, { id: second.id, collected: true }],
					received: 2
				});
				await wipe();
				await store.createEvent(event.sent);
				expect(await store.readHeld(event.code, question)).toMatchObject({
					held: [{ id: first.id }, { id: second.id }],
					received: 0
				});
			});

			test('readHeld of no items gives the number that arrived', async () => {
				await post([aPosted(1), aPosted(2)]);
				expect(await store.readHeld(event.code, { device: aDevice, items: [] })).toMatchObject({ held: [], received: 2 });
			});

			test('markCollected marks what is there and passes over the rest', async () => {
				await post([aPosted(1), aPosted(2)]);
				await store.markCollected(event.code, [idOf(2), idOf(77)]);
				expect((await feed()).letters.map(({ collected }) => collected)).toEqual([undefined, true]);
			});
		});

		describe('the hall', () => {
			test('listDevices gives page after page in the order of their names, and all without a question', async () => {
				const devices = [5, 3, 9, 1, 7].map((number) => idOf(number + 0x1000));
				for (const [at, device] of devices.entries()) await store.postLetters(event.code, { device, items: [aPosted(at + 1)] });
				const seen: string[] = [];
				for (let after: string | undefined; ;) {
					const page = (await store.listDevices(event.code, { after, limit: 2 })).devices.map(({ device }) => device);
					if (page.length === 0) break;
					seen.push(...page);
					after = page.at(-1);
				}
				expect(seen).toEqual(devices.toSorted());
				expect((await store.listDevices(event.code)).devices.map(({ device }) => device)).toEqual(seen);
			});

			test('noteDevices lists no device that brought nothing new', async () => {
				await store.postLetters(event.code, { device: idOf(71), items: [{ nonsense: true }] });
				expect((await store.listDevices(event.code)).devices).toEqual([]);
			});

			test('listDevices shows the gap between handed in and received', async () => {
				await store.keepDeviceCard(event.code, aDevice, { card: 'AAAA', lastSeq: 12 });
				await post([aPosted(1), aPosted(2)]);
				await store.keepDeviceCard(event.code, aDevice, { card: 'BBBB', lastSeq: 9 });
				await store.postLetters(event.code, { device: idOf(70), items: [aPosted(3)] });
				const answer = await store.listDevices(event.code);
				expect(parseDevices(answer).kind).toBe('parsed');
				const lastSeenAt = '2026-12-11T12:00:00.000Z';
				expect(answer.devices).toEqual([
					{ device: idOf(70), lastSeq: 3, received: 1, receivedSeq: 3, lastSeenAt },
					{ device: aDevice, card: 'BBBB', lastSeq: 12, received: 2, receivedSeq: 2, lastSeenAt }
				]);
			});
		});

		describe('print batches', () => {
			const keep = async (facts: unknown[], code = event.code) => {
				const outcome = await store.keepPrintFacts(code, { facts });
				if (outcome.kind !== 'answered') throw new Error(outcome.kind);
				expect(parseFactsAnswer(outcome.answer).kind).toBe('parsed');
				return outcome.answer.receipts;
			};
			const batches = async (after = 0, limit = 50) => {
				const page = await store.readBatches(event.code, { after, limit });
				expect(parseBatchesPage(page).kind).toBe('parsed');
				const facts = page.facts.flatMap((each) => {
					const fact = parseFeedFact(each);
					return fact.kind === 'parsed' ? [fact.value] : [];
				});
				return { facts, next: page.next };
			};

			test('keepPrintFacts numbers batches in the order of arrival, and readBatches gives every fact word for word', async () => {
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

			test('keepPrintFacts knows a fact ever after, and keeps what it has when its id comes with another', async () => {
				const made = aMade();
				await keep([made, made]);
				expect(await keep([made])).toEqual([{ id: made.id, outcome: 'known', number: 1 }]);
				// The same fact counts as the same when its fields are written in another order.
				const reversed = Object.fromEntries(Object.entries(made).reverse());
				expect(await keep([reversed])).toMatchObject([{ outcome: 'known' }]);
				expect(await keep([{ ...made, at: '2030-01-01T00:00:00.000Z' }])).toMatchObject([{ outcome: 'conflict', number: 1 }]);
				expect((await batches()).facts.map(({ fact }) => fact)).toEqual([made]);
			});

			test('keepPrintFacts takes the good neighbours of bad facts', async () => {
				const [one, other] = [aMade(), aMade()];
				const nonsense = { ...aMade(), label: 'of Nora' };
				const receipts = await keep([one, nonsense, null, other]);
				expect(receipts.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['stored', 'malformed', 'malformed', 'stored']);
				expect(receipts.map(({ id }) => id)).toEqual([one.id, nonsense.id, '', other.id]);
				expect(await store.keepPrintFacts('ABCDEF', { facts: [one] })).toEqual({ kind: 'unknown-event' });
			});

			test('keepPrintFacts gives 20 desks at once one number a batch, and readBatches misses nothing meanwhile', async () => {
				const facts: PrintFact[] = Array.from({ length: 20 }, () => aMade(aDesk()));
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
				const named = (await batches(0, 50)).facts.map(({ number, fact }) => `${fact.batch} ${number}`);
				expect(new Set(named).size).toBe(20);
				expect(new Set(named.map((each) => Number(each.split(' ')[1])))).toEqual(new Set(seen.slice(0, 20)));
			});

			test('readBatches cuts a page of long facts short', async () => {
				const itemIds = Array.from({ length: 1_000 }, (_, index) => idOf(index));
				for (let count = 0; count < 40; count += 4) await keep(Array.from({ length: 4 }, () => aMade(aDesk(), { itemIds })));
				const page = await batches();
				expect(page.facts.length).toBeGreaterThan(10);
				expect(page.facts.length).toBeLessThan(40);
				expect((await batches(page.next)).facts[0]?.n).toBe(page.next + 1);
			});

			test('deleteEvent takes the print batches with it', async () => {
				await keep([aMade()]);
				await wipe();
				await store.createEvent(event.sent);
				expect((await batches()).facts).toEqual([]);
				expect(await keep([aMade()])).toMatchObject([{ number: 1 }]);
			});
		});

		describe('deleting', () => {
			test('deleteEvent leaves nothing but tombstones, and a late duplicate does not return', async () => {
				await post([aPosted(1)]);
				await store.keepPaper(event.code, { facts: [aCount(50)] }, 'join');
				await wipe();
				expect(await store.readEvent(event.code)).toBeUndefined();
				expect(await store.readPack(event.code)).toBeUndefined();
				expect(await store.roleOf(event.code, event.joinToken)).toEqual({ kind: 'unknown-event' });
				await store.createEvent(event.sent);
				const receipts = await post([aPosted(1), aPosted(2, { id: idOf(1) }), aPosted(3)]);
				expect(receipts.map(({ outcome }) => outcome)).toEqual(['known', 'conflict', 'stored']);
				expect((await feed()).letters.map(({ id }) => id)).toEqual([idOf(3)]);
			});

			test('deleteEvent while devices post leaves no item behind', async () => {
				const posting = Promise.allSettled(Array.from({ length: 20 }, (_, index) => post([aPosted(index + 1)])));
				await wipe();
				await posting;
				expect((await feed()).letters).toEqual([]);
			});

			test('deleteEvent takes the event away from everybody before a row of it is cleared', async () => {
				await post([aPosted(1)]);
				await store.deleteEvent(event.code);
				for (const token of [event.joinToken, event.organiserToken])
					expect(await store.roleOf(event.code, token)).toEqual({ kind: 'unknown-event' });
				expect(await store.codesOf(event.organiserToken)).toEqual([]);
				expect(await store.readEvent(event.code)).toBeUndefined();
				expect(await store.readTally(event.code)).toBeUndefined();
				const posted = await store.postLetters(event.code, { device: aDevice, items: [aPosted(2)] });
				expect(posted).toEqual({ kind: 'unknown-event' });
				expect(await store.replaceManifest(event.code, await event.next({ name: 'Again' }))).toMatchObject({
					because: 'unknown-event'
				});
				expect(await store.createEvent(event.sent)).toMatchObject({ because: 'code-taken' });
			});

			test('tidy clears a deleted event in steps and lets others write in between', async () => {
				const other = await anEvent({ code: 'ABCDEF' });
				await store.createEvent(other.sent);
				for (let batch = 0; batch < 4; batch++)
					await post(Array.from({ length: 25 }, (_, index) => aPosted(batch * 25 + index + 1)));
				await store.deleteEvent(event.code);
				let steps = 0;
				while (await store.tidy()) {
					steps += 1;
					const receipt = await post([aPosted(1_000 + steps)], other.code);
					expect(receipt).toMatchObject([{ outcome: 'stored' }]);
				}
				expect(steps).toBeGreaterThan(3);
				expect(await store.tidy()).toBe(false);
				expect(await store.createEvent(event.sent)).toMatchObject({ kind: 'accepted' });
				expect(await post([aPosted(1), aPosted(100)])).toMatchObject([{ outcome: 'known' }, { outcome: 'known' }]);
			});
		});
	});
}

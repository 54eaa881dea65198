/** What an organiser does on that day: collect, take a file in, count by hand, print, look after items. */
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { collectedBytesOf, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import { Database } from '#lib/device/database.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { savePaperFacts } from '#lib/device/paper-facts.ts';
import { factFeedOf, saveFacts } from '#lib/device/facts.ts';
import type { PaperFact, SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { sayCounted, sayCountsTakenBack } from '#lib/domain/hall/say-paper-fact.ts';
import { newId } from '#lib/domain/id.ts';
import { mergeReviews, noReviews } from '#lib/domain/facts/review.ts';
import { sayPutAside, sayReleased, sayTakenBack } from '#lib/domain/facts/say-review.ts';
import { sayMade, sayMarked } from '#lib/domain/print/say-batch-fact.ts';
import type { EventAnswer } from '#lib/domain/wire/wire.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { lock } from '#lib/keys/lock.ts';
import { recipientOf } from '#lib/sealing/recipient.ts';
import { sealNote } from '#lib/sealing/seal-note.ts';
import { fetchFeed, reportCollected } from '#lib/desk/collect.ts';
import { fetchPaperFacts, paperStart } from '#lib/desk/fetch-paper.ts';
import { fileIn } from '#lib/desk/file-in.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import type { OutFile } from '#lib/outbox/files/file-out.ts';
import { sendPaperFacts } from '#lib/outbox/sending/send-paper.ts';
import { openItem } from '#lib/sealing/open.ts';
import { code, entropy, key, pack } from './the-event.ts';
import { eventPath, tokensOf, type Recorder } from './recorder.ts';

const tokens = tokensOf(key);
const mint = () => newId(deviceClock.nowMs(), deviceRandom);

export async function organise(recorder: Recorder, record: EventAnswer, carried: OutFile): Promise<Database> {
	const database = new Database('organiser');
	const openedAtMs = deviceClock.nowMs();
	const packDigest = await sha256Hex(pack);
	const locked = await lock(entropy, '493817', { place: code, random: deviceRandom });
	await saveOrganiser(database, { ...record, code, counter: 1, pack, packDigest, openedAtMs }, locked);
	const desk = { net: recorder.net, database, clock: deviceClock, event: code, token: tokens.organiser! };
	await fetchFeed(desk);
	const rows = await collectedOf(database, code);
	const ids = rows.map(({ id }) => id);
	await rememberCollected(database, code, ids, 'opened');
	await reportCollected(desk);
	await fileIn({ ...desk, identity: [] }, new Blob([carried.text]));
	await countOn(database, desk);
	await printOn(database, desk, ids);
	await lookAfter(database, desk, ids);
	for (const rest of ['/tally', '/live', '/devices', '/keeping']) await recorder.call('GET', eventPath(code, rest), 'organiser');
	return database;
}

/** A number that was typed wrong and corrected, and a number that waits for the network. */
async function countOn(database: Database, desk: Parameters<typeof sendPaperFacts>[0]) {
	const { device } = await factFeedOf(database, code, mint);
	const saying = { nowMs: deviceClock.nowMs(), newId: mint };
	const counted = (count: number) => sayCounted({ caseId: 'zhang-zhan', kind: 'letter', count }, saying);
	const said = (facts: PaperFact[]) => facts.map((fact): SaidFact => ({ fact, device, by: 'organiser' }));
	const wrong = counted(300);
	await savePaperFacts(database, code, said([wrong, ...sayCountsTakenBack([wrong.id], saying), counted(30)]));
	await sendPaperFacts(desk);
	await fetchPaperFacts(desk, paperStart);
	await savePaperFacts(database, code, said([counted(2)]));
}

async function printOn(database: Database, desk: Parameters<typeof sendFacts>[0], itemIds: string[]) {
	const { device } = await factFeedOf(database, code, mint);
	const saying = { device, nowMs: deviceClock.nowMs(), newId: mint };
	const batch = mint();
	await saveFacts(database, code, [
		...sayMade({ batch, what: 'all', itemIds, pages: 3 }, saying),
		sayMarked('printed', batch, saying)
	]);
	await sendFacts(desk);
	await fetchFacts({ ...desk, random: deviceRandom });
	await saveFacts(database, code, [sayMarked('posted', batch, saying)]);
}

/** One item is held with a sealed note and released again, and another is left out. The last is not sent yet. */
async function lookAfter(database: Database, desk: Parameters<typeof sendFacts>[0], itemIds: string[]) {
	const { device } = await factFeedOf(database, code, mint);
	const saying = { device, nowMs: deviceClock.nowMs(), newId: mint };
	const [first, second] = itemIds as [string, string];
	const sealed = await sealNote({ v: 1, event: code, text: 'Ask Joris first.' }, [await recipientOf(key.identity)]);
	const held = sayPutAside([first, second], { kind: 'held', reason: 'other', sealed }, noReviews, saying);
	const released = sayReleased([first], mergeReviews(held), saying);
	await saveFacts(database, code, [...held, ...released]);
	await sendFacts(desk);
	const leftOut = sayPutAside([second], { kind: 'left-out', reason: 'test' }, mergeReviews(held), saying);
	await saveFacts(database, code, [...leftOut, ...sayTakenBack([leftOut[0]!.id], saying)]);
}

export async function openedOn(database: Database) {
	const rows = await collectedOf(database, code);
	const bytes = await collectedBytesOf(
		database,
		code,
		rows.map(({ id }) => id)
	);
	return Promise.all(
		rows.map(async (row) => {
			const sealed = bytes.get(row.id)!;
			const opened = await openItem(sealed, key.identity, row);
			if (opened.kind !== 'opened') throw new Error(opened.kind);
			return { item: opened.item, sealed };
		})
	);
}

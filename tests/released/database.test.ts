/** The server's database and the devices' storage of every released version go on with today's app. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { collectedBytesOf, collectedIn, collectedOf } from '#lib/device/collected.ts';
import { Database } from '#lib/device/database.ts';
import { draftsOf, openDraft } from '#lib/device/drafts.ts';
import { joinedEvents } from '#lib/device/events.ts';
import { keptOf, openKept } from '#lib/device/kept.ts';
import { findOrganised } from '#lib/device/organisers.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { paperFactsOf } from '#lib/device/paper-facts.ts';
import { factsOf } from '#lib/device/facts.ts';
import { openSitting } from '#lib/device/sittings.ts';
import { byHandPerCase } from '#lib/domain/hall/paper-counts.ts';
import { mergeBatches } from '#lib/domain/print/print-batch.ts';
import { parseFeedPage, type FeedItem } from '#lib/domain/wire/feed.ts';
import { fetchFeed } from '#lib/desk/collect.ts';
import { fetchPaperFacts, paperStart } from '#lib/desk/fetch-paper.ts';
import { passOn } from '#lib/desk/pass-on.ts';
import { fetchFacts, sendFacts } from '#lib/desk/share-facts.ts';
import { fromBase64 } from '#lib/keys/bytes.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { refreshEvent } from '#lib/outbox/join-event.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { sendPaperFacts } from '#lib/outbox/sending/send-paper.ts';
import { openItem } from '#lib/sealing/open.ts';
import { closeRunning } from '#lib/server/running.ts';
import { ask, endpoints } from '../support/api.ts';
import { loadDatabase } from './dump.ts';
import { releases, type Release } from './folder.ts';
import { code } from './the-event.ts';

describe.each(await releases())("the server's database of version $folder", ({ release, key, tokens }) => {
	let data: string;
	beforeAll(async () => {
		// A question that the file before left behind may have opened that file's server again.
		await closeRunning();
		data = mkdtempSync(join(tmpdir(), 'writing-table-released-'));
		copyFileSync(release.database, join(data, 'server.db'));
		Object.assign(process.env, { DATABASE_URL: `sqlite:${join(data, 'server.db')}` });
	});
	afterAll(async () => {
		await closeRunning();
		rmSync(data, { recursive: true });
	});
	const get = async (path: string) =>
		(await ask('GET', `/events/${code}${path}`, { token: tokens.organiser })).json() as Promise<unknown>;
	const letters = async () => {
		const page = parseFeedPage(await get('/letters?limit=500'));
		return page.kind === 'parsed' ? page.value.letters : [];
	};

	test("is opened with today's migrations, and every letter in it opens", async () => {
		const found = await letters();
		const opened = await Promise.all(
			found.filter(isOfAPerson).map((each) => openItem(fromBase64(each.sealed)!, key.identity, { ...each, event: code }))
		);
		expect(opened.map(({ kind }) => kind)).toEqual(['opened', 'opened']);
		expect(await get('/tally')).toMatchObject({
			cases: expect.arrayContaining([expect.objectContaining({ paperLetters: 30 })]) as unknown
		});
		expect(await get('/devices')).toMatchObject({
			devices: expect.arrayContaining([expect.objectContaining({ lastSeq: 3 })]) as unknown
		});
		const { facts } = (await get('/batches')) as { facts: { number?: number }[] };
		expect(facts.flatMap(({ number }) => number ?? [])).toEqual([1, 1]);
	});

	test('gives the same receipts for what it had, so that its tablets deliver what waits', async () => {
		const before = await letters();
		const tablet = await aDeviceOf(release, 'tablet');
		expect(await drainOutbox({ ...tablet, event: code })).toEqual({ kind: 'idle' });
		const states = (await outboxEntries(tablet.database, code)).map(({ state }) => state);
		expect(states).toEqual(['delivered', 'delivered', 'set-aside', 'delivered']);
		expect(await letters()).toHaveLength(before.length + 1);
	});

	test('brings up to date a device of that version, whose draft is opened, sealed and delivered', async () => {
		const tablet = await aDeviceOf(release, 'tablet');
		expect(await refreshEvent({ ...tablet, verify: verifyManifest }, code)).toMatchObject({
			kind: 'fresh',
			manifest: { counter: 2 }
		});
		const [row] = await draftsOf(tablet.database, code);
		const draft = (await openDraft(tablet.database, row!.id))!;
		expect(draft).toMatchObject({ subject: 'A letter that is being written', name: 'Nora' });
		expect(await openSitting(tablet.database, code)).toMatchObject({ person: { name: 'Nora', town: 'Northaven' } });
		expect(await handIn({ ...tablet, draft })).toMatchObject({ kind: 'handed-in', entry: { seq: 5 } });
		await drainOutbox({ ...tablet, event: code });
		const delivered = (await letters()).find(({ id }) => id === draft.id)!;
		const opened = await openItem(fromBase64(delivered.sealed)!, key.identity, { ...delivered, event: code });
		expect(opened).toMatchObject({ kind: 'opened', item: { subject: 'A letter that is being written' } });
	});

	test("lets a writer's own device read what it kept", async () => {
		const phone = await aDeviceOf(release, 'phone');
		const [kept] = await keptOf(phone.database, code);
		expect(await openKept(phone.database, kept!.id)).toMatchObject({ subject: 'A letter that is kept to read again' });
		const [row] = await draftsOf(phone.database, code);
		expect(await openDraft(phone.database, row!.id)).toMatchObject({ kind: 'card', blocks: ['Half a card'] });
		expect(await joinedEvents(phone.database)).toMatchObject([{ code, mode: 'own', nextSeq: 2 }]);
	});

	test("lets an organiser's device go on: it collects, passes on, counts and shares what it had to say", async () => {
		const desk = { ...(await aDeviceOf(release, 'organiser')), event: code, token: tokens.organiser! };
		const before = await collectedOf(desk.database, code);
		const bytes = await collectedBytesOf(
			desk.database,
			code,
			before.map(({ id }) => id)
		);
		for (const row of before) expect(await openItem(bytes.get(row.id)!, key.identity, row)).toMatchObject({ kind: 'opened' });
		// Older releases left the key unencrypted. It opens the event once more, and is then taken off the disk.
		const { entropy: inClear, locked } = (await findOrganised(desk.database, code))!;
		expect(inClear ?? locked).toBeDefined();
		expect(await fetchFeed(desk)).toMatchObject({ kind: 'fetched' });
		expect(await collectedIn(desk.database, code, 'damaged')).toEqual([]);
		expect(await passOn({ ...desk, token: tokens.join! })).toEqual({ kind: 'idle' });
		expect(await sendPaperFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
		// The server's migration, the device's migration and a repeated call make the same fact of a count from that version.
		expect(await fetchPaperFacts(desk, paperStart)).toMatchObject({ kind: 'fetched', again: 0 });
		expect(byHandPerCase(await paperFactsOf(desk.database, code)).get('zhang-zhan')).toEqual({ letters: 32, cards: 24 });
		expect(await sendFacts(desk)).toEqual({ kind: 'sent', refused: 0 });
		expect(await fetchFacts({ ...desk, random: deviceRandom })).toMatchObject({ kind: 'fetched', unreadable: 0 });
		const { rows, numbers } = await factsOf(desk.database, code);
		expect(
			mergeBatches(
				rows.map(({ fact }) => fact),
				numbers
			)
		).toMatchObject([{ number: 1, state: 'posted', pages: 3 }]);
	});
});

/** The items that were posted only to see the server's answer are made of chance. */
const isOfAPerson = ({ device }: Pick<FeedItem, 'device'>) => !device.startsWith('01938b6e-');

let devices = 0;

/** That device with today's app, on a network whose server is today's endpoints. */
async function aDeviceOf(release: Release, name: keyof Release['devices']) {
	const database = `${release.folder} ${name} ${++devices}`;
	await loadDatabase(database, release.devices[name]);
	return { database: new Database(database), clock: deviceClock, net: endpoints };
}

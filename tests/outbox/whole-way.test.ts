/** Devices, the real endpoints over a real SQLite file, and an organiser, on a network that loses requests and answers. */
import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { newCode } from '#lib/domain/event-code.ts';
import { parseDevices, parseTally } from '#lib/domain/wire/wire.ts';
import { collectedBytesOf, collectedOf, rememberCollected } from '#lib/device/collected.ts';
import { saveOrganiser } from '#lib/device/organisers.ts';
import { outboxEntries } from '#lib/device/outbox-entries.ts';
import { savePaperFacts } from '#lib/device/paper-facts.ts';
import { sitDown } from '#lib/device/sittings.ts';
import { sha256Hex, toBase64Url } from '#lib/keys/bytes.ts';
import { fingerprintOf } from '#lib/keys/join-link.ts';
import { signManifest } from '#lib/keys/sign-manifest.ts';
import { verifyManifest } from '#lib/keys/verify-manifest.ts';
import { fetchFeed, reportCollected } from '#lib/desk/collect.ts';
import { sendDeviceCard } from '#lib/outbox/sending/device-card.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { joinEvent } from '#lib/outbox/join-event.ts';
import type { Net } from '#lib/net/ask.ts';
import { sendPaperFacts } from '#lib/outbox/sending/send-paper.ts';
import { statusOf } from '#lib/outbox/status.ts';
import { openItem } from '#lib/sealing/open.ts';
import { ask, endpoints as server, setUpToken, useNewDatabase } from '../support/api.ts';
import { countedRandom } from '../support/builders.ts';
import { aDatabase, aSavedDraft, HandTurnedClock } from '../support/device.ts';
import { aManifest, aMomentMs, anId, organiser, random } from '../support/people.ts';
import { aCount } from '../support/paper-facts.ts';
import { aPackJson } from '../support/signed-event.ts';

const folder = useNewDatabase();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Loses a third of the requests before the server sees them and a third of the answers after it acted. */
function losing(net: Net): Net {
	const chance = countedRandom(7);
	const isLost = () => (chance(1)[0] ?? 0) < 85;
	return async (path, init) => {
		if (isLost()) throw new TypeError('the request is lost');
		const answer = await net(path, init);
		if (isLost()) throw new TypeError('the answer is lost');
		return answer;
	};
}

const pack = aPackJson();
const authToken = toBase64Url(organiser.authToken);

async function openAnEvent() {
	const manifest = aManifest({ code: newCode(random), eventId: anId(), packDigest: await sha256Hex(pack) });
	const hashes = { authHash: await sha256Hex(organiser.authToken), joinHash: await sha256Hex(organiser.joinToken) };
	const created = await ask('POST', '/events', {
		token: setUpToken,
		body: { ...(await signManifest(manifest, organiser)), ...hashes, pack }
	});
	expect(created.status).toBe(201);
	const fingerprint = await fingerprintOf(organiser.verifyKey);
	return { code: manifest.code, token: toBase64Url(organiser.joinToken), fingerprint };
}

async function aTable(link: Awaited<ReturnType<typeof openAnEvent>>, table: string) {
	const [database, clock] = [aDatabase(), new HandTurnedClock()];
	const joined = await joinEvent({ net: server, database, clock, random, verify: verifyManifest }, { ...link, table });
	expect(joined).toMatchObject({ kind: 'joined' });
	const sitting = await sitDown(database, link.code, { clock, random });
	return { database, clock, sitting, event: link.code };
}

const caseId = (JSON.parse(pack) as { cases: { id: string }[] }).cases[0]!.id;
const write = async (table: Awaited<ReturnType<typeof aTable>>) => {
	const draft = await aSavedDraft(table, { event: table.event, caseId });
	expect(await handIn({ ...table, draft })).toMatchObject({ kind: 'handed-in' });
	return draft.id;
};

test('every item reaches the organiser exactly once over a network that loses two in three (I3, I4, I6, I12, I14)', async () => {
	const link = await openAnEvent();
	const tables = await Promise.all(['1', '2'].map((table) => aTable(link, table)));
	const net = losing(server);
	const written: string[] = [];
	for (let round = 0; round < 6; round++)
		for (const table of tables) {
			written.push(await write(table), await write(table));
			await drainOutbox({ ...table, net });
		}
	for (const table of tables)
		for (let attempt = 0; attempt < 40 && (await drainOutbox({ ...table, net })).kind !== 'idle'; attempt++);
	for (const { database } of tables)
		expect(statusOf(await outboxEntries(database, link.code))).toMatchObject({
			safeHere: 0,
			setAside: 0,
			delivered: 12,
			overdue: 0
		});

	const desk = { net: server, database: aDatabase(), clock: new HandTurnedClock(), event: link.code, token: authToken };
	const empty = { manifest: '', signature: '', verifyKey: '', counter: 1, pack: '', packDigest: '', openedAtMs: aMomentMs };
	await saveOrganiser(desk.database, { code: link.code, ...empty });
	expect(await fetchFeed(desk)).toEqual({ kind: 'fetched', added: 24 });
	const rows = await collectedOf(desk.database, link.code);
	const bytes = await collectedBytesOf(desk.database, link.code, written);
	const opened = await Promise.all(rows.map((row) => openItem(bytes.get(row.id)!, organiser.identity, row)));
	expect(opened.map((each) => each.kind === 'opened' && each.item.id).sort()).toEqual([...written].sort());

	await rememberCollected(desk.database, link.code, written, 'opened');
	expect(await reportCollected(desk)).toEqual({ kind: 'reported' });
	for (const table of tables)
		expect(
			await sendDeviceCard({
				...table,
				net: server,
				how: { appVersion: '0.1.0', lacks: [] }
			})
		).toEqual({ kind: 'sent' });
	const devices = parseDevices(await (await ask('GET', `/events/${link.code}/devices`, { token: authToken })).json());
	expect(devices.kind === 'parsed' && devices.value.devices).toMatchObject(
		Array(2).fill({ lastSeq: 12, received: 12, receivedSeq: 12 })
	);
});

test('paper counts count once, however often they are sent', async () => {
	const link = await openAnEvent();
	const desk = { net: losing(server), database: aDatabase(), clock: new HandTurnedClock(), event: link.code, token: authToken };
	const [letters, cards] = [aCount(1, { caseId, count: 30 }), aCount(2, { caseId, kind: 'card', count: 2 })];
	await savePaperFacts(desk.database, link.code, [{ fact: letters }, { fact: cards }]);
	for (let attempt = 0; attempt < 20 && (await sendPaperFacts(desk)).kind !== 'sent'; attempt++);
	expect(await sendPaperFacts({ ...desk, net: server, isAll: true })).toEqual({ kind: 'sent', refused: 0 });
	const tally = parseTally(await (await ask('GET', `/events/${link.code}/tally`, { token: authToken })).json());
	expect(tally.kind === 'parsed' && tally.value.cases.find((each) => each.caseId === caseId)).toMatchObject({
		paperLetters: 30,
		paperCards: 2
	});
});

test('drainOutbox asks for a new link when the token is another, and keeps everything (I11)', async () => {
	const link = await openAnEvent();
	const table = await aTable(link, '1');
	await write(table);
	await table.database.events.update(link.code, { joinToken: toBase64Url(random(16)) });
	expect(await drainOutbox({ ...table, net: server })).toEqual({ kind: 'new-link-needed' });
	expect(await outboxEntries(table.database, link.code)).toMatchObject([{ state: 'waiting' }]);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { saveJoined, saveRecord } from '#lib/device/events.ts';
import { markEntries, outboxEntries } from '#lib/device/outbox-entries.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { statusOf } from '#lib/outbox/status.ts';
import { otherEvents } from '../../src/routes/(writer)/find-other-events.ts';
import { keptEverywhere } from '../../src/routes/(writer)/letters/kept-everywhere.ts';
import { lineOf, sumOfEvents } from '../../src/routes/(writer)/other-events.ts';
import { aJoinedDevice, aSavedDraft, serverTime } from '../support/device.ts';
import { aManifest, anId, code } from '../support/people.ts';

const second = 'B2BBBB';

/**
 * Somebody's own phone: three letters were handed in at the first event, one of them was delivered, and then the link of a second
 * event was opened.
 */
async function aPhoneAtTwoEvents() {
	const device = await aJoinedDevice({ manifest: aManifest({ name: 'Northaven writes' }) });
	const { database } = device;
	for (let at = 0; at < 3; at++) await handIn({ ...device, draft: await aSavedDraft(device) });
	const [delivered, aside] = await outboxEntries(database, code);
	await markEntries(database, [
		{ kind: 'delivered', id: delivered!.id, receivedAt: serverTime },
		{ kind: 'set-aside', id: aside!.id, reason: 'too-large' }
	]);
	const { mode: _mode, nextSeq: _next, ...joined } = device.event;
	await saveJoined(database, { ...joined, code: second, device: anId(), joinedAtMs: joined.joinedAtMs + 1 });
	return device;
}

test('otherEvents names each event where something was handed in, with its counts', async () => {
	const { database } = await aPhoneAtTwoEvents();
	const others = await otherEvents(database, second);
	expect(others).toMatchObject([
		{ code, name: 'Northaven writes', outbox: { safeHere: 1, delivered: 1, setAside: 1, overdue: 0 } }
	]);
	expect(lineOf(others[0]!, 'keeps')).toBe('1 for an organiser\u00a0· 1 safe here\u00a0· 1 delivered');
	expect(lineOf(others[0]!, 'forgets')).not.toContain('safe');
	expect(await otherEvents(database, code)).toEqual([]);
});

test('sumOfEvents counts what is on the device at all of its events', async () => {
	const { database } = await aPhoneAtTwoEvents();
	const open = statusOf(await outboxEntries(database, second));
	expect(sumOfEvents(open, await otherEvents(database, second))).toEqual({ safeHere: 1, delivered: 1, inTrouble: 1 });
});

test('keptEverywhere gives the letters of every event, under its name', async () => {
	const { database } = await aPhoneAtTwoEvents();
	const row = (await database.events.get(code))!;
	await saveRecord(database, code, { ...row, pack: readFileSync('static/packs/marathon-2021.json', 'utf8'), packDigest: '' });
	const kept = await keptEverywhere(database);
	expect(kept.map(({ event, name }) => [event, name])).toEqual(Array(3).fill(['Northaven writes', 'Wendy']));
});

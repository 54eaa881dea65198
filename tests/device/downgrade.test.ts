/** An older app runs on a device where a newer one was before: after a roll-back, or in a tab that was left open. */
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import type { DrainState } from '#lib/domain/drain-state.ts';
import type { OutboxEntry } from '#lib/domain/outbox-entry.ts';
import { Database } from '#lib/device/database.ts';
import { openDraft } from '#lib/device/drafts.ts';
import { findEvent } from '#lib/device/events.ts';
import { drainStateOf, markEntries, outboxEntries, saveDrainState } from '#lib/device/outbox-entries.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { statusOf } from '#lib/outbox/status.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../support/device.ts';
import { code } from '../support/people.ts';

/** A device with a draft and two letters in its outbox, on which a newer app has changed the tables and some of the rows. */
async function aDeviceOfANewerApp() {
	const device = await aJoinedDevice({ table: '7' });
	for (let count = 0; count < 2; count++) await handIn({ ...device, draft: await aSavedDraft(device) });
	const draft = await aSavedDraft(device);
	const { name } = device.database;
	device.database.close();
	const newer = new Dexie(name);
	newer.version(1).stores({});
	newer.version(7).stores({
		...Object.fromEntries(new Database(`unopened ${name}`).tables.map(({ name: table, schema }) => [table, schemaOf(schema)])),
		outbox: 'id, event, [event+state], channel',
		later: '++id'
	});
	await newer.open();
	await newer.table('outbox').toCollection().modify({ channel: 'table-7' });
	await newer
		.table('events')
		.toCollection()
		.modify({ channels: ['table-7'] });
	newer.close();
	return { ...device, draft, database: new Database(name) };
}

const schemaOf = ({ primKey, indexes }: { primKey: { src: string }; indexes: { src: string }[] }) =>
	[primKey, ...indexes].map(({ src }) => src).join(', ');

test('Database opens what a newer app made: the outbox is delivered, a draft opens and is handed in', async () => {
	const device = await aDeviceOfANewerApp();
	expect(await openDraft(device.database, device.draft.id)).toEqual(device.draft);
	const { net, posts } = aNet(({ items }) => received(items));
	expect(await drainOutbox({ ...device, net, event: code })).toEqual({ kind: 'idle' });
	expect(posts.flatMap(({ items }) => items)).toHaveLength(2);
	expect(await outboxEntries(device.database, code)).toMatchObject([
		{ seq: 1, state: 'delivered', channel: 'table-7' },
		{ seq: 2, state: 'delivered', channel: 'table-7' }
	]);
	expect(await handIn({ ...device, draft: device.draft })).toMatchObject({ kind: 'handed-in' });
	expect(await findEvent(device.database, code)).toMatchObject({ nextSeq: 4, channels: ['table-7'] });
});

test('an entry in a state that a newer app gave it is neither sent nor lost, and goes into a file', async () => {
	const device = await aDeviceOfANewerApp();
	const [held] = await outboxEntries(device.database, code);
	await device.database.outbox.update(held!.id, { state: 'held' as OutboxEntry['state'] });
	const { net, posts } = aNet(({ items }) => received(items));
	await drainOutbox({ ...device, net, event: code });
	expect(posts.flatMap(({ items }) => items)).toHaveLength(1);
	await markEntries(device.database, [{ kind: 'set-aside', id: held!.id, reason: 'malformed' }]);
	const entries = await outboxEntries(device.database, code);
	expect(entries[0]).toMatchObject({ state: 'held' });
	expect(statusOf(entries)).toMatchObject({ safeHere: 0, delivered: 1, setAside: 1 });
	expect(await fileOut(device.database, code)).toMatchObject({ kind: 'files', items: 2 });
});

test('drainOutbox writes over how a newer app said that delivering stood', async () => {
	const device = await aDeviceOfANewerApp();
	await saveDrainState(device.database, code, { kind: 'held-up-by-the-moon' } as unknown as DrainState);
	await drainOutbox({ ...device, ...aNet(({ items }) => received(items)), event: code });
	expect(await drainStateOf(device.database, code)).toEqual({ kind: 'idle' });
});

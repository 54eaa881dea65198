import { afterEach, expect, test, vi } from 'vitest';
import { receiptCode } from '#lib/domain/writing/receipt-code.ts';
import { findEvent } from '#lib/device/events.ts';
import { outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { askToLeaveOut } from '#lib/outbox/hand-in/ask-to-leave-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { statusOf } from '#lib/outbox/status.ts';
import { openItem } from '#lib/sealing/open.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../../support/device.ts';
import { code as event, organiser, random } from '../../support/people.ts';

afterEach(() => vi.restoreAllMocks());

async function aDeviceThatHandedIn() {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	const { entry } = (await readEntry(device.database, draft.id))!;
	const asking = { ...device, random, event, caseId: 'first-case', code: receiptCode(entry.digest) };
	const requests = async () => (await outboxEntries(device.database, event)).filter(({ kind }) => kind === 'request');
	return { ...device, entry, asking, requests };
}

test('askToLeaveOut seals the request under the next number, and names the letter inside alone (I1, I12, I13)', async () => {
	const { database, entry, asking, requests } = await aDeviceThatHandedIn();
	expect(await askToLeaveOut({ ...asking, asks: 'leave-out' })).toEqual({ kind: 'asked' });
	const [made] = await requests();
	expect(made).toMatchObject({ seq: 2, state: 'waiting', caseId: 'first-case', request: { item: entry.id, turn: 1 } });
	const { bytes } = (await readEntry(database, made!.id))!;
	const opened = await openItem(bytes, organiser.identity, made!);
	expect(opened).toMatchObject({ kind: 'request', request: { asks: 'leave-out', item: entry.id, code: asking.code } });
	expect(statusOf(await outboxEntries(database, event))).toMatchObject({
		safeHere: 2,
		cases: { [entry.caseId]: { letters: 1, cards: 0 } }
	});
});

test('askToLeaveOut twice at once makes one request, and taking it back makes the next turn', async () => {
	const { asking, requests } = await aDeviceThatHandedIn();
	const twice = await Promise.all([1, 2].map(() => askToLeaveOut({ ...asking, asks: 'leave-out' })));
	expect(twice).toEqual([{ kind: 'asked' }, { kind: 'asked' }]);
	expect(await requests()).toHaveLength(1);
	await askToLeaveOut({ ...asking, asks: 'send' });
	expect((await requests()).map(({ request }) => request)).toMatchObject([
		{ asks: 'leave-out', turn: 1 },
		{ asks: 'send', turn: 2 }
	]);
});

test('askToLeaveOut leaves no trace and no gap when the request cannot be read back (I1, I12)', async () => {
	const { database, asking, requests } = await aDeviceThatHandedIn();
	vi.spyOn(database.sealed, 'get').mockResolvedValue(undefined);
	expect(await askToLeaveOut({ ...asking, asks: 'leave-out' })).toEqual({ kind: 'not-saved', because: 'storage-lost' });
	expect(await requests()).toEqual([]);
	expect(await findEvent(database, event)).toMatchObject({ nextSeq: 3, freeSeqs: [2] });
});

test('askToLeaveOut with a code that was typed keeps no code on the device, and is delivered like an item', async () => {
	const { database, clock, asking, requests } = await aDeviceThatHandedIn();
	expect(await askToLeaveOut({ ...asking, code: 'K7-3QD', asks: 'leave-out' })).toEqual({ kind: 'asked' });
	const [made] = await requests();
	expect(JSON.stringify(made)).not.toContain('K7-3QD');
	expect(made).not.toHaveProperty('request');
	const { net, posts } = aNet(({ items }) => received(items));
	await drainOutbox({ net, database, clock, event });
	expect(posts.flatMap(({ items }) => items).find(({ kind }) => kind === 'request')).toMatchObject({ id: made!.id, seq: 2 });
	expect(await requests()).toMatchObject([{ state: 'delivered' }]);
});

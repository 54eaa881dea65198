import { Dexie } from 'dexie';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Draft } from '#lib/domain/writing/draft.ts';
import type { NotYet } from '#lib/domain/writing/finish.ts';
import { Database } from '#lib/device/database.ts';
import { draftsOf, openDraft, saveDraft } from '#lib/device/drafts.ts';
import { findEvent, saveNewer } from '#lib/device/events.ts';
import { keptOf, openKept } from '#lib/device/kept.ts';
import { undoHandIn } from '#lib/device/handing-in.ts';
import { outboxEntries, readEntry } from '#lib/device/outbox-entries.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { openItem } from '#lib/sealing/open.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { sha256Hex } from '#lib/keys/bytes.ts';
import { aJoinedDevice, aNet, aSavedDraft, received } from '../../support/device.ts';
import { aManifest, code, organiser } from '../../support/people.ts';

afterEach(() => vi.restoreAllMocks());

test('handIn thanks only after a fresh read gave bytes whose digest matches (I1)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	const handed = await handIn({ ...device, draft });
	const read = await readEntry(device.database, draft.id);
	expect(handed).toMatchObject({ kind: 'handed-in', receiptCode: expect.stringMatching(/^[0-9A-Z]{2}-[0-9A-Z]{3}$/) as string });
	expect(await sha256Hex(read!.bytes)).toBe(read!.entry.digest);
	const opened = await openItem(read!.bytes, organiser.identity, { ...read!.entry });
	expect(opened).toMatchObject({ kind: 'opened', item: { id: draft.id, from: { name: 'Noor' } } });
});

test('handIn asks Chromium for strict durability (I1)', () => {
	expect(new Database('unopened')._options).toMatchObject({ chromeTransactionDurability: 'strict', cache: 'disabled' });
});

test('handIn moves the draft to the outbox: never both, never neither (I2)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	expect(await draftsOf(device.database, code)).toEqual([]);
	expect(await outboxEntries(device.database, code)).toMatchObject([{ id: draft.id, seq: 1, state: 'waiting' }]);
});

test('handIn of one draft in two tabs at once gives one item (I2, I3)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	const otherTab = new Database(device.database.name);
	const outcomes = await Promise.all([
		handIn({ ...device, draft }),
		handIn({ ...device, database: otherTab, draft }),
		handIn({ ...device, draft })
	]);
	expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already-handed-in', 'already-handed-in', 'handed-in']);
	expect(await outboxEntries(device.database, code)).toHaveLength(1);
	expect(await findEvent(device.database, code)).toMatchObject({ nextSeq: 2 });
});

test('handIn refuses an older revision than another tab saved (I2)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await saveDraft(device.database, { ...draft, blocks: ['A later word.'] }, device.clock);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-yet', because: 'changed-elsewhere' });
	expect(await openDraft(device.database, draft.id)).toMatchObject({ blocks: ['A later word.'] });
});

test('handIn of 20 drafts at once numbers them without a gap (I12)', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const drafts = await Promise.all(Array.from({ length: 20 }, (_, at) => aSavedDraft(device, { caseId: `case-${at}` })));
	await Promise.all(drafts.map((draft) => handIn({ ...device, draft })));
	const seqs = (await outboxEntries(device.database, code)).map(({ seq }) => seq);
	expect(seqs).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
});

const unready: [NotYet, Partial<Draft>][] = [
	['empty', { blocks: ['  \n '] }],
	['no-name', { name: ' ' }],
	['too-long', { closing: 'x'.repeat(1_000) }],
	['too-long', { blocks: Array.from({ length: 20 }, () => 'x'.repeat(52_429)) }]
];
test.each(unready)('handIn says not yet, %s, and keeps the draft', async (because, change) => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device, change);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-yet', because });
	expect(await openDraft(device.database, draft.id)).toEqual(draft);
});

test('handIn waits for a newer app when the event needs one, keeps the draft, and what was handed in is delivered all the same', async () => {
	const device = await aJoinedDevice();
	const earlier = await aSavedDraft(device);
	await handIn({ ...device, draft: earlier });
	const draft = await aSavedDraft(device);
	const { signature, verifyKey } = device.event;
	const manifest = JSON.stringify({ ...aManifest(), needs: ['keyring'] });
	await saveNewer(device.database, code, { manifest, signature, verifyKey });
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-yet', because: 'needs-newer-app' });
	expect(await openDraft(device.database, draft.id)).toEqual(draft);
	const { net } = aNet(({ items }) => received(items));
	expect(await drainOutbox({ ...device, net, event: code })).toEqual({ kind: 'idle' });
	expect(await outboxEntries(device.database, code)).toMatchObject([{ id: earlier.id, state: 'delivered' }]);
});

test('handIn goes on by what it understands while a newer record, that it understands too, is not taken yet', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	const { signature, verifyKey } = device.event;
	await saveNewer(device.database, code, { manifest: JSON.stringify(aManifest({ counter: 2 })), signature, verifyKey });
	expect(await handIn({ ...device, draft })).toMatchObject({ kind: 'handed-in' });
});

test('handIn after the table was cleared brings nothing back', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const draft = await aSavedDraft(device);
	await clearTable(device.database, code);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-yet', because: 'gone' });
	expect(await saveDraft(device.database, draft, device.clock)).toEqual({ kind: 'gone' });
	expect(await device.database.drafts.count()).toBe(0);
});

test('saveDraft that comes after the hand-in brings no draft back (I2)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	expect(await saveDraft(device.database, draft, device.clock)).toEqual({ kind: 'handed-in' });
	expect(await draftsOf(device.database, code)).toEqual([]);
});

test('handIn keeps a copy to read again on an own device, and none on a shared one', async () => {
	const own = await aJoinedDevice();
	const shared = await aJoinedDevice({ table: '7' });
	for (const device of [own, shared]) await handIn({ ...device, draft: await aSavedDraft(device) });
	const [kept] = await keptOf(own.database, code);
	expect(await openKept(own.database, kept!.id)).toMatchObject({ from: { name: 'Noor' } });
	expect(await keptOf(shared.database, code)).toEqual([]);
	expect((await readEntry(shared.database, (await outboxEntries(shared.database, code))[0]!.id))?.entry.kind).toBe('letter');
});

test('handIn to a closed event is taken all the same (I11)', async () => {
	const device = await aJoinedDevice({ manifest: aManifest({ state: 'closed' }) });
	expect(await handIn({ ...device, draft: await aSavedDraft(device) })).toMatchObject({ kind: 'handed-in' });
});

describe('a fault in the middle of handIn', () => {
	const faults: [string, (database: Database) => { table: Dexie.Table; verb: 'add' | 'delete' | 'update' }][] = [
		['storing the entry', ({ outbox }) => ({ table: outbox as Dexie.Table, verb: 'add' })],
		['storing the bytes', ({ sealed }) => ({ table: sealed as Dexie.Table, verb: 'add' })],
		['counting', ({ events }) => ({ table: events as Dexie.Table, verb: 'update' })],
		['deleting the draft', ({ drafts }) => ({ table: drafts as Dexie.Table, verb: 'delete' })]
	];
	test.each(faults)('at %s leaves the draft and no entry, and the next try succeeds (I2)', async (_step, place) => {
		const device = await aJoinedDevice();
		const draft = await aSavedDraft(device);
		const { table, verb } = place(device.database);
		const fault = vi
			.spyOn(table, verb)
			.mockImplementation(() => Dexie.Promise.reject(new DOMException('killed', 'AbortError')) as never);
		expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-saved', because: 'storage-lost' });
		fault.mockRestore();
		expect(await openDraft(device.database, draft.id)).toEqual(draft);
		expect(await device.database.outbox.count()).toBe(0);
		expect(await device.database.sealed.count()).toBe(0);
		expect(await handIn({ ...device, draft })).toMatchObject({ kind: 'handed-in', entry: { seq: 1 } });
	});

	test('when the storage is full says so and keeps the draft', async () => {
		const device = await aJoinedDevice();
		const draft = await aSavedDraft(device);
		const full = new DOMException('full', 'QuotaExceededError');
		vi.spyOn(device.database.sealed, 'add').mockImplementation(() => Dexie.Promise.reject(full));
		expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-saved', because: 'storage-full' });
		expect(await openDraft(device.database, draft.id)).toEqual(draft);
	});

	test('when the bytes read back differ takes the hand-in back (I1, I12)', async () => {
		const device = await aJoinedDevice();
		const draft = await aSavedDraft(device);
		const add = device.database.sealed.add.bind(device.database.sealed);
		vi.spyOn(device.database.sealed, 'add').mockImplementation((row) => add({ ...row, bytes: row.bytes.slice(1) }));
		expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-saved', because: 'storage-lost' });
		expect(await openDraft(device.database, draft.id)).toEqual(draft);
		vi.restoreAllMocks();
		expect(await handIn({ ...device, draft })).toMatchObject({ kind: 'handed-in', entry: { seq: 1 } });
	});

	test('taken back behind a later one gives its number to the next (I12)', async () => {
		const device = await aJoinedDevice();
		const { database } = device;
		const first = await aSavedDraft(device);
		const open = await database.drafts.get(first.id);
		const taken = await handIn({ ...device, draft: first });
		expect(await handIn({ ...device, draft: await aSavedDraft(device) })).toMatchObject({ entry: { seq: 2 } });
		if (taken.kind !== 'handed-in' || !open) throw new Error(taken.kind);
		await undoHandIn(database, taken.entry, open);
		expect(await handIn({ ...device, draft: first })).toMatchObject({ entry: { seq: 1 } });
		expect(await handIn({ ...device, draft: await aSavedDraft(device) })).toMatchObject({ entry: { seq: 3 } });
	});

	test('when a recipient is none seals nothing and keeps the draft', async () => {
		const device = await aJoinedDevice();
		const draft = await aSavedDraft(device);
		await device.database.events.update(code, {
			manifest: JSON.stringify(aManifest({ recipients: [`age1${'q'.repeat(58)}`, `age1${'q'.repeat(58)}`] }))
		});
		expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-saved', because: 'seal-failed' });
		expect(await openDraft(device.database, draft.id)).toEqual(draft);
	});
});

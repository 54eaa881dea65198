import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { Database } from '#lib/device/database.ts';
import { draftsOf, openDraft, saveDraft } from '#lib/device/drafts.ts';
import { findEvent } from '#lib/device/events.ts';
import { forgetKept, keptOf } from '#lib/device/kept.ts';
import { onlyHereOf } from '#lib/device/only-here.ts';
import { outboxEntries, sealedBytes } from '#lib/device/outbox-entries.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { takeItemBack } from '#lib/outbox/hand-in/take-back.ts';
import { sheetsOn } from '#lib/outbox/sending/device-card.ts';
import { drainOutbox } from '#lib/outbox/sending/drain.ts';
import { aJoinedDevice, aNet, aSavedDraft, ours, received } from '../../support/device.ts';
import { code } from '../../support/people.ts';

afterEach(() => vi.restoreAllMocks());

type Device = Awaited<ReturnType<typeof aJoinedDevice>>;
const strokes = { width: 600, height: 220, lines: [[10, 20, 30, 40]] };

/** A writer's own device with one letter in its outbox. */
async function aLetterHandedIn(change: Parameters<typeof aSavedDraft>[1] = {}) {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device, change);
	const handed = await handIn({ ...device, draft });
	if (handed.kind !== 'handed-in') throw new Error(handed.kind);
	return { device, draft, entry: handed.entry };
}
const takeBack = ({ database, clock }: Device, id: string) => takeItemBack(database, id, clock);
const lying = async ({ database }: Device) => ({
	drafts: (await draftsOf(database, code)).map(({ id }) => id),
	outbox: (await outboxEntries(database, code)).map(({ id }) => id),
	kept: (await keptOf(database, code)).map(({ id }) => id),
	onlyHere: [...(await onlyHereOf(database, code))]
});

test('takeItemBack makes a letter a draft again, with its words and its signature, and nothing of it stays handed in (I2)', async () => {
	const { device, draft } = await aLetterHandedIn({ signing: 'finger', signature: strokes });
	expect(await lying(device)).toEqual({ drafts: [], outbox: [draft.id], kept: [draft.id], onlyHere: [draft.id] });
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'taken-back' });
	expect(await openDraft(device.database, draft.id)).toEqual({ ...draft, revision: draft.revision + 1 });
	expect(await lying(device)).toEqual({ drafts: [draft.id], outbox: [], kept: [], onlyHere: [] });
	expect((await sealedBytes(device.database, [draft.id])).size).toBe(0);
});

test('a letter taken back, changed and handed in again is sent once, with its last words and its number (I3, I12)', async () => {
	const { device, draft, entry } = await aLetterHandedIn();
	await takeBack(device, draft.id);
	const back = (await openDraft(device.database, draft.id))!;
	const saved = await saveDraft(device.database, { ...back, blocks: ['Other words.'] }, device.clock);
	if (saved.kind !== 'saved') throw new Error(saved.kind);
	const again = await handIn({ ...device, draft: { ...back, blocks: ['Other words.'], revision: saved.revision } });
	expect(again).toMatchObject({ kind: 'handed-in', entry: { id: draft.id, seq: entry.seq } });
	const { net, posts } = aNet(({ items }) => received(items));
	expect(await drainOutbox({ ...device, net, event: code })).toEqual({ kind: 'idle' });
	expect(posts.flatMap(({ items }) => items)).toMatchObject([{ id: draft.id }]);
	expect(posts[0]!.items[0]!.digest).not.toBe(entry.digest);
});

test('a number given back is told on the device card until the next item has it (I12)', async () => {
	const { device, draft } = await aLetterHandedIn();
	const second = await aSavedDraft(device, { caseId: 'another' });
	await handIn({ ...device, draft: second });
	await takeBack(device, draft.id);
	const told = async () => sheetsOn(device.database, (await findEvent(device.database, code))!);
	expect(await told()).toEqual({ unfinished: 1, cleared: 0, people: 1, givenBack: [1] });
	const third = await handIn({ ...device, draft: await aSavedDraft(device, { caseId: 'a-third' }) });
	expect(third).toMatchObject({ entry: { seq: 1 } });
	expect(await told()).toEqual({ unfinished: 1, cleared: 0, people: 1 });
});

test('takeItemBack of what was tried leaves it handed in, even when no answer ever came', async () => {
	const { device, draft } = await aLetterHandedIn();
	const { net } = aNet(() => Promise.reject(new TypeError('the answer is lost')));
	await drainOutbox({ ...device, net, event: code });
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'may-have-left' });
	expect(await lying(device)).toMatchObject({ drafts: [], outbox: [draft.id], kept: [draft.id] });
});

test('drainOutbox notes before a post leaves, so a letter on its way is not taken back in any tab', async () => {
	const { device, draft } = await aLetterHandedIn();
	const otherTab = new Database(device.database.name);
	let meanwhile: unknown;
	const { net } = aNet(async ({ items }) => {
		meanwhile = await takeItemBack(otherTab, draft.id, device.clock);
		return received(items);
	});
	expect(await drainOutbox({ ...device, net, event: code })).toEqual({ kind: 'idle' });
	expect(meanwhile).toEqual({ kind: 'may-have-left' });
	expect(await outboxEntries(device.database, code)).toMatchObject([{ state: 'delivered' }]);
});

test('drainOutbox does not send what is taken back while it looks for the server', async () => {
	const { device, draft } = await aLetterHandedIn();
	const health = async () => {
		expect(await takeBack(device, draft.id)).toEqual({ kind: 'taken-back' });
		return ours(200, { ok: true });
	};
	const { net, posts } = aNet(({ items }) => received(items), undefined, health);
	expect(await drainOutbox({ ...device, net, event: code })).toEqual({ kind: 'idle' });
	expect(posts).toEqual([]);
	expect(await lying(device)).toMatchObject({ drafts: [draft.id], outbox: [] });
});

test.each([
	['there is no network', () => Promise.reject(new TypeError('Failed to fetch')), { kind: 'waiting', because: 'unreachable' }],
	[
		'a sign-in page answers',
		() => new Response('<html>', { status: 200, headers: { 'content-type': 'text/html' } }),
		{ kind: 'sign-in-page' }
	],
	['a gateway answers', () => new Response('', { status: 413 }), { kind: 'waiting', because: 'server-failed' }]
] as const)('drainOutbox leaves a letter takeable when %s', async (_when, health, state) => {
	const { device, draft } = await aLetterHandedIn();
	const { net, posts } = aNet(({ items }) => received(items), undefined, health);
	expect(await drainOutbox({ ...device, net, event: code })).toEqual(state);
	expect(posts).toEqual([]);
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'taken-back' });
});

test('takeItemBack of what lies in a file that was made leaves it handed in', async () => {
	const { device, draft } = await aLetterHandedIn();
	expect(await fileOut(device.database, code)).toMatchObject({ kind: 'files', items: 1 });
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'may-have-left' });
});

test('takeItemBack on a shared device is not possible: it keeps nothing that it could read', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'may-have-left' });
	expect(await lying(device)).toEqual({ drafts: [], outbox: [draft.id], kept: [], onlyHere: [] });
});

test('takeItemBack leaves it handed in while another letter for the same person is open', async () => {
	const { device, draft } = await aLetterHandedIn();
	const second = await aSavedDraft(device);
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'sheet-open' });
	expect(await lying(device)).toMatchObject({ drafts: [second.id], outbox: [draft.id], onlyHere: [draft.id] });
});

test('takeItemBack in two tabs at once gives one draft and one number', async () => {
	const { device, draft } = await aLetterHandedIn();
	const otherTab = new Database(device.database.name);
	const both = await Promise.all([takeBack(device, draft.id), takeItemBack(otherTab, draft.id, device.clock)]);
	expect(both).toContainEqual({ kind: 'taken-back' });
	expect(await draftsOf(device.database, code)).toHaveLength(1);
	expect(await findEvent(device.database, code)).toMatchObject({ freeSeqs: [1], nextSeq: 2 });
});

test('a copy that the writer deleted, and a table that was cleared, leave no draft behind', async () => {
	const { device, draft } = await aLetterHandedIn();
	await forgetKept(device.database, draft.id);
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'may-have-left' });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	await clearTable(device.database, code);
	expect(await device.database.onlyHere.count()).toBe(0);
});

test('handIn whose item is taken back in another tab before it was read back undoes nothing a second time (I12)', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	const otherTab = new Database(device.database.name);
	const transaction = device.database.transaction.bind(device.database) as (...parts: unknown[]) => unknown;
	const first = (...parts: unknown[]) => takeItemBack(otherTab, draft.id, device.clock).then(() => transaction(...parts));
	vi.spyOn(device.database, 'transaction').mockImplementation(((...parts: unknown[]) =>
		parts[0] === 'r' ? first(...parts) : transaction(...parts)) as never);
	expect(await handIn({ ...device, draft })).toEqual({ kind: 'not-yet', because: 'changed-elsewhere' });
	vi.restoreAllMocks();
	expect(await outboxEntries(device.database, code)).toEqual([]);
	expect(await openDraft(device.database, draft.id)).toMatchObject({ revision: draft.revision + 1 });
	expect(await findEvent(device.database, code)).toMatchObject({ freeSeqs: [1], nextSeq: 2 });
});

const steps: [string, (database: Database) => { table: Dexie.Table; verb: 'delete' | 'put' }][] = [
	['taking the entry out', ({ outbox }) => ({ table: outbox as Dexie.Table, verb: 'delete' })],
	['taking the bytes out', ({ sealed }) => ({ table: sealed as Dexie.Table, verb: 'delete' })],
	['putting the draft in', ({ drafts }) => ({ table: drafts as Dexie.Table, verb: 'put' })]
];
test.each(steps)('a fault at %s leaves the letter handed in and takeable (I2)', async (_step, place) => {
	const { device, draft } = await aLetterHandedIn();
	const { table, verb } = place(device.database);
	const fault = vi
		.spyOn(table, verb)
		.mockImplementation(() => Dexie.Promise.reject(new DOMException('killed', 'AbortError')) as never);
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'not-saved', because: 'storage-lost' });
	fault.mockRestore();
	expect(await lying(device)).toEqual({ drafts: [], outbox: [draft.id], kept: [draft.id], onlyHere: [draft.id] });
	expect(await takeBack(device, draft.id)).toEqual({ kind: 'taken-back' });
});

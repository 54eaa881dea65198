import { expect, test } from 'vitest';
import { Database } from '#lib/device/database.ts';
import { draftsOf, openDraft, saveDraft, watchSheet, whatBecameOf } from '#lib/device/drafts.ts';
import { clearTable, openSitting, savePerson, sitDown } from '#lib/device/sittings.ts';
import { forgetKept, keptOf } from '#lib/device/kept.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { aDraft, anId, code, random } from '../support/people.ts';

const canary = 'the canary sang at dawn';

/** Gives every byte of every row as text, as somebody would find it who reads the profile's files. */
async function everythingStored(database: Database): Promise<string> {
	const latin = new TextDecoder('latin1');
	const tables = await Promise.all(database.tables.map((table) => table.toArray()));
	return JSON.stringify(tables, (_key, value: unknown) => (value instanceof Uint8Array ? latin.decode(value) : value));
}

test('saveDraft gives the draft back as it was, one revision on', async () => {
	const device = await aJoinedDevice();
	const draft = aDraft({ sittingId: device.sitting.id, blocks: ['👨‍👩‍👧 \u202Eabc', ''] });
	expect(await saveDraft(device.database, draft, device.clock)).toEqual({ kind: 'saved', revision: 1 });
	expect(await openDraft(device.database, draft.id)).toEqual({ ...draft, revision: 1 });
});

test('saveDraft refuses to save over a later revision', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	expect(await saveDraft(device.database, { ...draft, blocks: ['first'] }, device.clock)).toMatchObject({ kind: 'saved' });
	expect(await saveDraft(device.database, { ...draft, blocks: ['second'] }, device.clock)).toEqual({
		kind: 'changed-elsewhere',
		id: draft.id
	});
	expect(await openDraft(device.database, draft.id)).toMatchObject({ blocks: ['first'] });
});

test('saveDraft brings a draft back neither when its row is gone nor after the table was cleared', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const [lost, cleared] = [await aSavedDraft(device), await aSavedDraft(device, { kind: 'card' })];
	await device.database.drafts.delete(lost.id);
	expect(await saveDraft(device.database, lost, device.clock)).toEqual({ kind: 'gone' });
	await clearTable(device.database, code);
	expect(await saveDraft(device.database, cleared, device.clock)).toEqual({ kind: 'gone' });
	expect(await saveDraft(device.database, aDraft({ sittingId: device.sitting.id }), device.clock)).toEqual({ kind: 'gone' });
	expect(await draftsOf(device.database, code)).toEqual([]);
});

test('draftsOf lists the last saved first', async () => {
	const device = await aJoinedDevice();
	const first = await aSavedDraft(device);
	device.clock.turn(1_000);
	const second = await aSavedDraft(device, { kind: 'card' });
	device.clock.turn(1_000);
	await saveDraft(device.database, first, device.clock);
	expect((await draftsOf(device.database, code)).map(({ id }) => id)).toEqual([first.id, second.id]);
});

test('nothing a person wrote lies in clear in any table: draft, person, kept letter, sealed item (I13)', async () => {
	const device = await aJoinedDevice();
	const person = { name: `N ${canary}`, town: `T ${canary}`, signature: { width: 10, height: 10, lines: [[1234.5, 6789.5]] } };
	await savePerson(device.database, device.sitting.id, person);
	const change = { name: canary, town: canary, subject: canary, closing: canary, to: { lines: [canary], salutation: canary } };
	await aSavedDraft(device, { ...change, caseId: 'zhang-zhan', blocks: [canary] });
	await handIn({ ...device, draft: await aSavedDraft(device, { ...change, blocks: [canary] }) });
	expect(await keptOf(device.database, code)).toHaveLength(1);
	const stored = await everythingStored(device.database);
	expect(stored).toContain('wendy-galarza');
	expect(stored).not.toContain('canary');
	expect(stored).not.toContain('1234.5');
	expect((await openSitting(device.database, code))?.person).toEqual(person);
});

test('clearTable leaves nothing of the person, and what was handed in stays', async () => {
	const device = await aJoinedDevice({ table: '7' });
	await savePerson(device.database, device.sitting.id, { name: canary, town: '' });
	await handIn({ ...device, draft: await aSavedDraft(device) });
	const { id } = await aSavedDraft(device);
	await clearTable(device.database, code);
	const { sittings, sittingKeys, drafts, kept, outbox, sealed } = device.database;
	expect(await Promise.all([sittings, sittingKeys, drafts, kept].map((table) => table.count()))).toEqual([0, 0, 0, 0]);
	expect(await Promise.all([outbox, sealed].map((table) => table.count()))).toEqual([1, 1]);
	expect(await openDraft(device.database, id)).toBeUndefined();
	expect(await openSitting(device.database, code)).toBeUndefined();
	expect(await savePerson(device.database, device.sitting.id, { name: canary, town: '' })).toBe(false);
});

test('a draft of one sitting does not open with the key of the next', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const draft = await aSavedDraft(device);
	const row = await device.database.drafts.get(draft.id);
	await clearTable(device.database, code);
	const next = await sitDown(device.database, code, { clock: device.clock, random });
	await device.database.drafts.put({ ...row!, sittingId: next.id });
	expect(await openDraft(device.database, draft.id)).toBeUndefined();
});

test('sitDown gives the sitting that is open, also to two tabs at once', async () => {
	const device = await aJoinedDevice({ table: '7' });
	await clearTable(device.database, code);
	const otherTab = new Database(device.database.name);
	const chance = { clock: device.clock, random };
	const [one, two] = await Promise.all([sitDown(device.database, code, chance), sitDown(otherTab, code, chance)]);
	expect(one.id).toBe(two.id);
	expect((await sitDown(device.database, code, chance)).id).toBe(one.id);
	expect(await device.database.sittingKeys.count()).toBe(1);
});

test('forgetKept forgets the copy and not the item on its way', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device);
	await handIn({ ...device, draft });
	await forgetKept(device.database, draft.id);
	expect(await keptOf(device.database, code)).toEqual([]);
	expect(await device.database.outbox.count()).toBe(1);
});

test('saveDraft begins no second sheet for the same case in another window: it names the one that stands', async () => {
	const device = await aJoinedDevice();
	const first = await aSavedDraft(device, { blocks: ['From the first window.'] });
	const second = aDraft({ sittingId: device.sitting.id, blocks: ['From the second.'] });
	expect(await saveDraft(device.database, second, device.clock)).toEqual({ kind: 'changed-elsewhere', id: first.id });
	expect(await draftsOf(device.database, code)).toHaveLength(1);
	expect(await saveDraft(device.database, { ...second, id: anId(), kind: 'card' }, device.clock)).toMatchObject({
		kind: 'saved'
	});
	await handIn({ ...device, draft: first });
	expect(await saveDraft(device.database, second, device.clock)).toMatchObject({ kind: 'saved' });
});

test('whatBecameOf tells a sheet that was handed in, cleared for the next person, or lost with the site data', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const [letter, card] = [await aSavedDraft(device), await aSavedDraft(device, { kind: 'card' })];
	await handIn({ ...device, draft: letter });
	expect(await whatBecameOf(device.database, letter)).toBe('handed-in');
	await clearTable(device.database, code);
	expect(await whatBecameOf(device.database, card)).toBe('cleared');
	await Promise.all(device.database.tables.map((table) => table.clear()));
	expect(await whatBecameOf(device.database, letter)).toBe('gone');
});

test('watchSheet tells of each change of the sheet, and of no other', async () => {
	const device = await aJoinedDevice();
	const sheet = aDraft({ sittingId: device.sitting.id });
	const told: (number | undefined)[] = [];
	const stop = watchSheet(device.database, sheet, (row) => told.push(row?.revision));
	const until = (revision: number | undefined) => expect.poll(() => told.at(-1)).toBe(revision);
	await expect.poll(() => told.length).toBe(1);
	const saved = await aSavedDraft(device);
	await until(1);
	await aSavedDraft(device, { kind: 'card' });
	await handIn({ ...device, draft: saved });
	await until(undefined);
	stop();
	await aSavedDraft(device);
	await new Promise((settle) => setTimeout(settle, 20));
	expect(told.at(-1)).toBeUndefined();
});

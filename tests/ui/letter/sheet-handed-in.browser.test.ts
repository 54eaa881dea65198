import { missingOn } from '#lib/domain/writing/finish.ts';
import { expect, test, vi } from 'vitest';
import { openDraft } from '#lib/device/drafts.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { justHandedIn } from '../../../src/routes/(writer)/writing/just-handed-in.svelte.ts';
import { aDatabase, joined, manifest, sheetOn, whole } from '../../support/sheets.ts';

test('OpenSheet tells a table that was cleared on purpose from site data that was lost', async () => {
	const database = aDatabase();
	await joined(database);
	const event = { ...(await database.events.toArray())[0]!, mode: 'shared' as const };
	const sheet = await sheetOn(database, { event: () => event });
	await clearTable(database, manifest.code);
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	await sheet.flush();
	await expect.poll(() => sheet.elsewhere).toBe('cleared');
	expect(await database.drafts.count()).toBe(0);
});

test('OpenSheet keeps again what is on the screen when the site data was lost, and hands it in', async () => {
	const database = aDatabase();
	await joined(database);
	const [event] = await database.events.toArray();
	const onputback = vi.fn();
	const sheet = await sheetOn(database, { event: () => event!, onputback });
	sheet.change(whole);
	await sheet.flush();
	await Promise.all(database.tables.map((table) => table.clear()));
	await expect.poll(() => sheet.elsewhere).toBe('gone');
	expect(sheet.draft.blocks[0]).toBe(whole.blocks[0]);
	expect(await sheet.keepAgain()).toBe(true);
	expect([sheet.elsewhere, sheet.keeping, onputback.mock.calls.length]).toEqual([undefined, 'kept', 1]);
	expect((await openDraft(database, sheet.draft.id))?.blocks[0]).toBe(whole.blocks[0]);

	await Promise.all(database.tables.map((table) => table.clear()));
	await expect.poll(() => sheet.elsewhere).toBe('gone');
	expect(await sheet.handIn()).toBe(true);
	expect(sheet.hindrance).toBeUndefined();
	const [entry] = await database.outbox.toArray();
	expect(entry).toMatchObject({ id: sheet.draft.id, seq: 1 });
	expect(entry?.device).not.toBe(event!.device);
});

test('OpenSheet carries a sheet out as a file where the storage takes nothing', async () => {
	const database = aDatabase();
	await joined(database);
	const [event] = await database.events.toArray();
	const sheet = await sheetOn(database, { event: () => event! });
	sheet.change(whole);
	database.close({ disableAutoOpen: true });
	expect(await sheet.handIn()).toBe(false);
	expect(sheet.hindrance).toBe('not-saved');
	expect(await sheet.carryOut()).toBe(true);
	expect(sheet.carried?.name).toMatch(/^letters-.*\.letters$/);
	expect(sheet.carried?.text).toContain(sheet.draft.id);
	sheet.close();
});

test('OpenSheet names what is missing before anybody hands in', async () => {
	const sheet = await sheetOn(aDatabase());
	expect(missingOn(sheet.draft)).toBe('empty');
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	expect(missingOn(sheet.draft)).toBe('no-name');
	sheet.change({ name: 'Nora' });
	expect(missingOn(sheet.draft)).toBeUndefined();
	sheet.close();
});

test('OpenSheet hands in once: the sealed item is there, the draft is gone, and another tab is told', async () => {
	const database = aDatabase();
	await joined(database);
	const first = await sheetOn(database);
	first.change(whole);
	await first.flush();
	const second = await sheetOn(database);
	expect(await first.handIn()).toBe(true);
	expect(justHandedIn.entry).toMatchObject({ id: first.draft.id, state: 'waiting', seq: 1 });
	expect([await database.drafts.count(), await database.outbox.count(), await database.sealed.count()]).toEqual([0, 1, 1]);
	expect(await second.handIn()).toBe(false);
	expect(second.hindrance).toBe('already');
	expect(await database.outbox.count()).toBe(1);
});

test('OpenSheet hands in the last keystroke too, and one item for two taps', async () => {
	const database = aDatabase();
	await joined(database);
	const sheet = await sheetOn(database);
	sheet.change(whole);
	const taps = await Promise.all([sheet.handIn(), sheet.handIn()]);
	expect(taps).toEqual([true, false]);
	expect(await database.outbox.count()).toBe(1);
	expect((await database.kept.toArray()).map(({ id }) => id)).toEqual([sheet.draft.id]);
});

import { expect, test } from 'vitest';
import { deviceClock } from '#lib/device/clock.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { aDatabase, joined, laidIn, sheetOn, whole } from '../../support/sheets.ts';

test('OpenSheet takes in what another window writes, and both go on with one sheet', async () => {
	const database = aDatabase();
	const first = await sheetOn(database);
	first.change({ blocks: ['From the first.', '', '', '', ''] });
	await first.flush();
	const second = await sheetOn(database);
	second.change({ blocks: ['From the first.', 'From the second.', '', '', ''] });
	await second.flush();
	await expect.poll(() => first.draft.blocks[1]).toBe('From the second.');
	expect(first.elsewhere).toBe('open');
	first.change({ blocks: ['From the first.', 'From the second.', 'Together.', '', ''] });
	await first.flush();
	await expect.poll(() => second.draft.blocks[2]).toBe('Together.');
	expect(await database.drafts.count()).toBe(1);
});

test('OpenSheet keeps the words of both windows that began the same new letter', async () => {
	const database = aDatabase();
	const [first, second] = [await sheetOn(database), await sheetOn(database)];
	expect(first.draft.id).not.toBe(second.draft.id);
	first.change({ blocks: ['From the first.', '', '', '', ''] });
	second.change({ blocks: ['', 'From the second.', '', '', ''] });
	await Promise.all([first.flush(), second.flush()]);
	const both = ['From the first.', 'From the second.', '', '', ''];
	await expect.poll(() => [first.draft.blocks, second.draft.blocks]).toEqual([both, both]);
	expect(first.draft.id).toBe(second.draft.id);
	expect(await database.drafts.count()).toBe(1);
	expect((await laidIn(database)).draft.blocks).toEqual(both);
});

test('OpenSheet loses nothing where both windows wrote in the same place', async () => {
	const database = aDatabase();
	const first = await sheetOn(database);
	first.change({ blocks: ['One.', '', '', '', ''] });
	await first.flush();
	const second = await sheetOn(database);
	first.change({ blocks: ['One. Here.', '', '', '', ''] });
	second.change({ blocks: ['One. There.', '', '', '', ''] });
	await Promise.all([first.flush(), second.flush()]);
	await expect.poll(async () => (await openDraft(database, first.draft.id))?.blocks[0]).toMatch(/One\. (Here|There)\.\n\nOne\. /);
	await expect.poll(() => first.draft.blocks[0]).toBe(second.draft.blocks[0]);
});

test('laySheet joins the two drafts that an older app began for one case', async () => {
	const database = aDatabase();
	const [first, second] = [await laidIn(database), await laidIn(database)];
	await saveDraft(database, { ...first.draft, blocks: ['From the first.', '', '', '', ''] }, deviceClock);
	const row = (await database.drafts.toArray())[0]!;
	await database.drafts.delete(row.id);
	await saveDraft(database, { ...second.draft, blocks: ['From the second.', '', '', '', ''] }, deviceClock);
	await database.drafts.put(row);
	const { draft } = await laidIn(database);
	for (const from of ['From the first.', 'From the second.']) expect(draft.blocks[0]).toContain(from);
	expect(await database.drafts.count()).toBe(1);
});

test('OpenSheet keeps what was written after another window handed the sheet in, as a sheet of its own', async () => {
	const database = aDatabase();
	await joined(database);
	const first = await sheetOn(database);
	first.change(whole);
	await first.flush();
	const second = await sheetOn(database);
	expect(await first.handIn()).toBe(true);
	second.change({ blocks: ['I ask you to act.', 'And this as well.', '', '', ''] });
	await second.flush();
	await expect.poll(() => second.elsewhere).toBe('handed-in');
	expect(second.hasMore).toBe(true);
	await second.keepAsNew();
	expect(second.elsewhere).toBeUndefined();
	expect(second.draft.id).not.toBe(first.draft.id);
	expect((await laidIn(database)).draft.blocks[1]).toBe('And this as well.');
});

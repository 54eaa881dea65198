import { expect, test } from 'vitest';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { forgetLastWords, lastWordsOf, saveLastWords } from '#lib/device/last-words.ts';
import { clearTable } from '#lib/device/sittings.ts';
import { handIn } from '#lib/outbox/hand-in/hand-in.ts';
import type { Draft } from '#lib/domain/writing/draft.ts';
import { aJoinedDevice, aSavedDraft } from '../support/device.ts';
import { someNotes } from '../support/notes.ts';
import { aDraft, code } from '../support/people.ts';

type Device = Awaited<ReturnType<typeof aJoinedDevice>>;

/** What was on the sheet when the page was left. */
async function leftWith({ database }: Device, draft: Draft, notes = someNotes()) {
	const words = lastWordsOf(database, notes, draft);
	await words.prepare(draft);
	words.note(draft);
	return notes;
}
const textsOf = async ({ database }: Device, { id }: Draft) => (await openDraft(database, id))?.blocks;
const nothingLeft = (notes: ReturnType<typeof someNotes>) => expect(notes.namesFrom('')).toEqual([]);

test('saveLastWords saves a sheet that was left before it was ever saved', async () => {
	const device = await aJoinedDevice();
	const draft = aDraft({ sittingId: device.sitting.id, blocks: ['Thirty signs, and then a reload'] });
	const notes = await leftWith(device, draft);
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await textsOf(device, draft)).toEqual(draft.blocks);
	nothingLeft(notes);
});

test('saveLastWords saves what was typed since the last save', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device, { blocks: ['One.'] });
	const notes = await leftWith(device, { ...draft, blocks: ['One. Two.'] });
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await textsOf(device, draft)).toEqual(['One. Two.']);
	nothingLeft(notes);
});

test('saveLastWords changes nothing where the same words were saved after all', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device, { blocks: ['One.'] });
	const typed = { ...draft, blocks: ['One. Two.'] };
	const notes = await leftWith(device, typed);
	await saveDraft(device.database, typed, device.clock);
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await openDraft(device.database, draft.id)).toMatchObject({ blocks: ['One. Two.'], revision: 2 });
	nothingLeft(notes);
});

test('saveLastWords joins them with what another window wrote meanwhile', async () => {
	const device = await aJoinedDevice();
	const draft = await aSavedDraft(device, { blocks: ['', ''] });
	const notes = await leftWith(device, { ...draft, blocks: ['Left here.', ''] });
	await saveDraft(device.database, { ...draft, blocks: ['', 'Written there.'] }, device.clock);
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await textsOf(device, draft)).toEqual(['Left here.', 'Written there.']);
});

test('saveLastWords brings back no letter that was handed in, and none of a person who has left', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const [letter, card] = [await aSavedDraft(device), await aSavedDraft(device, { kind: 'card' })];
	const notes = await leftWith(device, letter);
	await leftWith(device, card, notes);
	await handIn({ ...device, draft: letter });
	await clearTable(device.database, code);
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await device.database.drafts.count()).toBe(0);
	nothingLeft(notes);
});

test('saveLastWords leaves those of another event for when that is opened, and forgets what is damaged', async () => {
	const device = await aJoinedDevice();
	const elsewhere = aDraft({ sittingId: device.sitting.id, event: 'AAAAAA' });
	const notes = await leftWith(device, elsewhere);
	const [name = ''] = notes.namesFrom('');
	await saveLastWords(device.database, notes, code, device.clock);
	expect(notes.namesFrom('')).toEqual([name]);
	notes.write(name, (notes.read(name) ?? '').slice(0, 40));
	await saveLastWords(device.database, notes, code, device.clock);
	nothingLeft(notes);
});

test('lastWordsOf leaves no word of it in clear, and never lays the same cipher over two texts', async () => {
	const device = await aJoinedDevice();
	const draft = aDraft({ sittingId: device.sitting.id, blocks: ['the canary sang at dawn'] });
	const notes = someNotes();
	const words = lastWordsOf(device.database, notes, draft);
	words.note(draft);
	nothingLeft(notes);
	await words.prepare(draft);
	words.note(draft);
	const [name = ''] = notes.namesFrom('');
	const first = notes.read(name) ?? '';
	expect(first).not.toContain('canary');
	words.note({ ...draft, blocks: ['another text at once'] });
	expect(notes.read(name)).toBe(first);
	await expect
		.poll(() => {
			words.note({ ...draft, blocks: ['another text, a moment later'] });
			return notes.read(name) === first;
		})
		.toBe(false);
	expect((notes.read(name) ?? '').slice(0, 16)).not.toBe(first.slice(0, 16));
	words.forget();
	nothingLeft(notes);
});

test('lastWordsOf takes a sheet of a megabyte once it was made ready for it', async () => {
	const device = await aJoinedDevice();
	const draft = aDraft({ sittingId: device.sitting.id, blocks: ['é'.repeat(150_000)] });
	const notes = await leftWith(device, draft);
	await saveLastWords(device.database, notes, code, device.clock);
	expect(await textsOf(device, draft)).toEqual(draft.blocks);
});

test('forgetLastWords leaves nothing for the next person', async () => {
	const device = await aJoinedDevice({ table: '7' });
	const notes = await leftWith(device, aDraft({ sittingId: device.sitting.id }));
	notes.write('writing-table/event', code);
	forgetLastWords(notes);
	expect(notes.namesFrom('')).toEqual(['writing-table/event']);
});

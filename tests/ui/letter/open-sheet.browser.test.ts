import { expect, test } from 'vitest';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { openSitting, sitDown } from '#lib/device/sittings.ts';
import { someNotes } from '../../support/notes.ts';
import { aDatabase, laidIn, manifest, pack, sheetOn } from '../../support/sheets.ts';

test('laySheet lays a new sheet in the language of the screen, with the day of the event and its practice mark', async () => {
	const { draft } = await laidIn(aDatabase(), { locale: 'nl' });
	expect(draft).toMatchObject({ locale: 'nl', kind: 'letter', revision: 0, practice: 2021, signing: 'finger' });
	expect(draft.to.lines.at(-1)).toBe('MÉXICO');
	expect(draft.writtenOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
	expect(draft.blocks.every((block) => block === '')).toBe(true);
});

test('laySheet makes a card one message with the organisers as the last line', async () => {
	const { draft } = await laidIn(aDatabase(), { kind: 'card' });
	expect(draft).toMatchObject({ kind: 'card', blocks: [''], subject: '' });
	expect(draft.to.lines.at(-1)).toBe('c/o the organisers');
});

test('OpenSheet keeps what was written, and the same sheet lies there again', async () => {
	const database = aDatabase();
	const sheet = await sheetOn(database);
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	await sheet.flush();
	expect(sheet.keeping).toBe('kept');
	const again = await laidIn(database);
	expect(again.draft).toMatchObject({ id: sheet.draft.id, blocks: ['One.', '', '', '', ''], revision: 1 });
});

test('laySheet changes the language of a sheet only while nothing is on it', async () => {
	const database = aDatabase();
	const sheet = await sheetOn(database);
	sheet.change({ name: 'Nora' });
	await sheet.flush();
	const dutch = await laidIn(database, { locale: 'nl' });
	expect(dutch.draft).toMatchObject({ id: sheet.draft.id, locale: 'nl' });
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	await sheet.flush();
	expect((await laidIn(database, { locale: 'nl' })).draft.locale).toBe('en');
});

test('OpenSheet keeps name and town for the next sheet of the sitting', async () => {
	const database = aDatabase();
	const sheet = await sheetOn(database);
	sheet.change({ name: 'Nora', town: 'Northaven' });
	await sheet.flush();
	await expect.poll(async () => (await openSitting(database, manifest.code))?.person.name).toBe('Nora');
	const next = await laidIn(database, { entry: pack.cases[0]! });
	expect(next.draft).toMatchObject({ name: 'Nora', town: 'Northaven' });
});

test('laySheet lays down what was typed in the moment before the page was left', async () => {
	const database = aDatabase();
	const notes = someNotes();
	const sheet = await sheetOn(database, { notes });
	const noted = () => notes.namesFrom('').map((name) => notes.read(name))[0];
	const leftWith = (text: string) => {
		sheet.change({ blocks: [text, '', '', '', ''] });
		dispatchEvent(new Event('pagehide'));
		return noted();
	};
	await expect.poll(() => leftWith('Thirty')).toBeDefined();
	await sheet.flush();
	// From here on the page has too little time, so that none of its saves ends.
	database.close({ disableAutoOpen: true });
	await expect.poll(() => leftWith('Thirty signs')).toBeDefined();
	sheet.close();
	expect((await laidIn(aDatabase(database.name), { notes })).draft.blocks[0]).toBe('Thirty signs');
	expect(noted()).toBeUndefined();
});

test('OpenSheet says not kept when the storage is shut, and keeps the words on the sheet', async () => {
	const database = aDatabase();
	const sheet = await sheetOn(database);
	database.close({ disableAutoOpen: true });
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	await sheet.flush();
	expect(sheet.keeping).toBe('not-kept');
	expect(sheet.draft.blocks[0]).toBe('One.');
	expect(await sheet.handIn()).toBe(false);
	expect(sheet.hindrance).toBe('not-saved');
	sheet.close();
});

test('sitDown is asked once for both sheets of a sitting', async () => {
	const database = aDatabase();
	const [letter, card] = [await laidIn(database), await laidIn(database, { kind: 'card' })];
	const sitting = await sitDown(database, manifest.code, { clock: deviceClock, random: deviceRandom });
	expect([letter.draft.sittingId, card.draft.sittingId]).toEqual([sitting.id, sitting.id]);
});

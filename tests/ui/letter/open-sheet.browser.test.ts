import { afterEach, expect, test, vi } from 'vitest';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { Database } from '#lib/device/database.ts';
import { openDraft, saveDraft } from '#lib/device/drafts.ts';
import { clearTable, openSitting, sitDown } from '#lib/device/sittings.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { parsePack, type Case, type Pack } from '#lib/domain/pack.ts';
import packText from '../../../static/packs/marathon-2021.json?raw';
import { justHandedIn } from '../../../src/routes/(writer)/writing/just-handed-in.svelte.ts';
import { OpenSheet } from '../../../src/routes/(writer)/writing/open-sheet.svelte.ts';
import { laySheet } from '../../../src/routes/(writer)/writing/laid-sheet.ts';
import type { SheetsPlace } from '../../../src/routes/(writer)/writing/sheets-place.ts';
import { aManifest } from '../../support/builders.ts';
import { someNotes } from '../../support/notes.ts';

const parsed = parsePack(packText);
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
const pack: Pack = parsed.value;
const entry = pack.cases.find(({ id }) => id === 'wendy-galarza') as Case;
const manifest = aManifest();
const anEvent: EventRow = {
	...{ code: manifest.code, mode: 'own', manifest: JSON.stringify(manifest), counter: 1, nextSeq: 1, joinedAtMs: 0 },
	...{ signature: '', verifyKey: '', fingerprint: '', joinToken: '', pack: packText, packDigest: manifest.packDigest },
	device: '01938b6e-7a3c-7000-8000-0000000000dd'
};
const joined = (database: Database) => database.events.put(anEvent);
const whole = { blocks: ['I ask you to act.', '', '', '', ''], name: 'Nora' };
const databases: Database[] = [];

function aDatabase(name = `sheet-${crypto.randomUUID()}`): Database {
	const database = new Database(name);
	databases.push(database);
	return database;
}
afterEach(async () => {
	for (const database of databases.splice(0)) await database.delete();
});

const laidIn = (database: Database, change: Partial<Parameters<typeof laySheet>[0]> = {}) =>
	laySheet({
		...{ database, manifest, pack, entry, kind: 'letter', locale: 'en', careOf: 'c/o the organisers' },
		...{ clock: deviceClock, random: deviceRandom, notes: someNotes() },
		...change
	});
const sheetOn = async (database: Database, change: Partial<SheetsPlace> = {}) =>
	new OpenSheet(await laidIn(database, change.notes ? { notes: change.notes } : {}), {
		...{ database, clock: deviceClock, random: deviceRandom, notes: someNotes() },
		event: () => anEvent,
		...change
	});

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
	// From here on the page is too short of time: no save of it comes to an end.
	database.close({ disableAutoOpen: true });
	await expect.poll(() => leftWith('Thirty signs')).toBeDefined();
	sheet.close();
	expect((await laidIn(aDatabase(database.name), { notes })).draft.blocks[0]).toBe('Thirty signs');
	expect(noted()).toBeUndefined();
});

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

test('OpenSheet names what is missing before anybody hands in', async () => {
	const sheet = await sheetOn(aDatabase());
	expect(sheet.missing).toBe('empty');
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	expect(sheet.missing).toBe('no-name');
	sheet.change({ name: 'Nora' });
	expect(sheet.missing).toBeUndefined();
	sheet.close();
});

test('sitDown is asked once for both sheets of a sitting', async () => {
	const database = aDatabase();
	const [letter, card] = [await laidIn(database), await laidIn(database, { kind: 'card' })];
	const sitting = await sitDown(database, manifest.code, { clock: deviceClock, random: deviceRandom });
	expect([letter.draft.sittingId, card.draft.sittingId]).toEqual([sitting.id, sitting.id]);
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

import { afterEach, expect, test } from 'vitest';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { Database } from '#lib/device/database.ts';
import { openDraft } from '#lib/device/drafts.ts';
import { openSitting, sitDown } from '#lib/device/sittings.ts';
import { parsePack, type Case, type Pack } from '#lib/domain/pack.ts';
import packText from '../../../static/packs/marathon-2021.json?raw';
import { justHandedIn } from '../../../src/routes/(writer)/writing/just-handed-in.svelte.ts';
import { OpenSheet } from '../../../src/routes/(writer)/writing/open-sheet.svelte.ts';
import { laySheet } from '../../../src/routes/(writer)/writing/laid-sheet.ts';
import { aManifest } from '../../support/builders.ts';

const parsed = parsePack(packText);
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
const pack: Pack = parsed.value;
const entry = pack.cases.find(({ id }) => id === 'wendy-galarza') as Case;
const manifest = aManifest();
const databases: Database[] = [];

function aDatabase(): Database {
	const database = new Database(`sheet-${crypto.randomUUID()}`);
	databases.push(database);
	return database;
}
afterEach(async () => {
	for (const database of databases.splice(0)) await database.delete();
});

const laidIn = (database: Database, change: Partial<Parameters<typeof laySheet>[0]> = {}) =>
	laySheet({
		...{ database, manifest, pack, entry, kind: 'letter', locale: 'en', careOf: 'c/o the organisers' },
		...{ clock: deviceClock, random: deviceRandom },
		...change
	});
const sheetOn = async (database: Database) => new OpenSheet(await laidIn(database), database, deviceClock);

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

test('OpenSheet says in the older of two tabs that the other went on, and loads its text on request alone', async () => {
	const database = aDatabase();
	const first = await sheetOn(database);
	first.change({ blocks: ['From the first.', '', '', '', ''] });
	await first.flush();
	const second = await sheetOn(database);
	second.change({ blocks: ['From the second.', '', '', '', ''] });
	await second.flush();
	first.change({ blocks: ['Older words.', '', '', '', ''] });
	await first.flush();
	expect(first.elsewhere).toBe('changed');
	expect(first.draft.blocks[0]).toBe('Older words.');
	expect((await openDraft(database, first.draft.id))?.blocks[0]).toBe('From the second.');
	await first.loadNewer();
	expect([first.elsewhere, first.draft.blocks[0]]).toEqual([undefined, 'From the second.']);
	first.change({ blocks: ['Together.', '', '', '', ''] });
	await first.flush();
	expect((await openDraft(database, first.draft.id))?.blocks[0]).toBe('Together.');
});

test('OpenSheet notices another tab when somebody comes back to this one', async () => {
	const database = aDatabase();
	const first = await sheetOn(database);
	first.change({ blocks: ['One.', '', '', '', ''] });
	await first.flush();
	const second = await sheetOn(database);
	second.change({ blocks: ['Two.', '', '', '', ''] });
	await second.flush();
	await first.look();
	expect(first.elsewhere).toBe('changed');
});

test('OpenSheet says that nothing is kept any more when the table was cleared', async () => {
	const database = aDatabase();
	const sheet = await sheetOn(database);
	await database.sittingKeys.clear();
	sheet.change({ blocks: ['One.', '', '', '', ''] });
	await sheet.flush();
	expect(sheet.elsewhere).toBe('gone');
	expect(await database.drafts.count()).toBe(0);
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

async function joined(database: Database) {
	const row = {
		code: manifest.code,
		mode: 'own' as const,
		manifest: JSON.stringify(manifest),
		counter: 1,
		nextSeq: 1,
		joinedAtMs: 0
	};
	const signed = {
		signature: '',
		verifyKey: '',
		fingerprint: '',
		joinToken: '',
		pack: packText,
		packDigest: manifest.packDigest
	};
	await database.events.put({ ...row, ...signed, device: '01938b6e-7a3c-7000-8000-0000000000dd' });
}
const whole = { blocks: ['I ask you to act.', '', '', '', ''], name: 'Nora' };

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

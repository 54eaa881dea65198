/** Sheets of one event in a browser's databases, as the writing pages make and open them. */
import { afterEach } from 'vitest';
import { deviceClock, deviceRandom } from '#lib/device/clock.ts';
import { Database } from '#lib/device/database.ts';
import type { EventRow } from '#lib/device/rows.ts';
import type { Case, Pack } from '#lib/domain/pack.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import packText from '../../static/packs/marathon-2021.json?raw';
import { OpenSheet } from '../../src/routes/(writer)/writing/open-sheet.svelte.ts';
import { laySheet } from '../../src/routes/(writer)/writing/laid-sheet.ts';
import type { SheetsPlace } from '../../src/routes/(writer)/writing/sheets-place.ts';
import { aManifest } from './builders.ts';
import { someNotes } from './notes.ts';

const parsed = parsePack(packText);
if (parsed.kind !== 'parsed') throw new Error(parsed.problem);
export const pack: Pack = parsed.value;
const entry = pack.cases.find(({ id }) => id === 'wendy-galarza') as Case;
export const manifest = aManifest();
const anEvent: EventRow = {
	...{ code: manifest.code, mode: 'own', manifest: JSON.stringify(manifest), counter: 1, nextSeq: 1, joinedAtMs: 0 },
	...{ signature: '', verifyKey: '', fingerprint: '', joinToken: '', pack: packText, packDigest: manifest.packDigest },
	device: '01938b6e-7a3c-7000-8000-0000000000dd'
};
export const joined = (database: Database) => database.events.put(anEvent);
export const whole = { blocks: ['I ask you to act.', '', '', '', ''], name: 'Nora' };
const databases: Database[] = [];

export function aDatabase(name = `sheet-${crypto.randomUUID()}`): Database {
	const database = new Database(name);
	databases.push(database);
	return database;
}
afterEach(async () => {
	for (const database of databases.splice(0)) await database.delete();
});

export const laidIn = (database: Database, change: Partial<Parameters<typeof laySheet>[0]> = {}) =>
	laySheet({
		...{
			database,
			manifest,
			pack,
			packDigest: manifest.packDigest,
			entry,
			kind: 'letter',
			locale: 'en',
			careOf: 'c/o the organisers'
		},
		...{ clock: deviceClock, random: deviceRandom, notes: someNotes() },
		...change
	});
export const sheetOn = async (database: Database, change: Partial<SheetsPlace> = {}) =>
	new OpenSheet(await laidIn(database, change.notes ? { notes: change.notes } : {}), {
		...{ database, clock: deviceClock, random: deviceRandom, notes: someNotes() },
		event: () => anEvent,
		...change
	});

import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { Database } from '#lib/device/database.ts';
import { distrustSection, trustedSections, trustSection } from '#lib/device/sections.ts';
import { aDatabase } from '../support/device.ts';

const section = (name: string, letter: string, trustedAtMs: number) => ({ name, verifyKey: letter.repeat(43), trustedAtMs });

test('trustSection keeps sections in the order in which they were trusted, and one key for each name', async () => {
	const database = aDatabase();
	const [nowhere, elsewhere] = [section('Amnesty Nowhere', 'A', 2), section('Amnesty Elsewhere', 'B', 1)];
	await trustSection(database, nowhere);
	await trustSection(database, elsewhere);
	expect(await trustedSections(database)).toEqual([elsewhere, nowhere]);
	const renewed = section('AMNESTY nowhere', 'C', 3);
	await trustSection(database, renewed);
	expect(await trustedSections(database)).toEqual([elsewhere, renewed]);
	await distrustSection(database, renewed.verifyKey);
	expect(await trustedSections(database)).toEqual([elsewhere]);
});

test('Database opens what version 5 of the app made, with its packs in the making', async () => {
	const { name } = aDatabase();
	const older = new Dexie(name);
	older.version(5).stores({ packsInMaking: 'event', organisers: 'code' });
	const row = { event: '7KQ2MB', revision: 1, savedAtMs: 1, text: '{}' };
	await older.table('packsInMaking').put(row);
	older.close();
	const database = new Database(name);
	expect(await database.packsInMaking.toArray()).toEqual([row]);
	await trustSection(database, section('Amnesty Nowhere', 'A', 1));
	expect(await trustedSections(database)).toHaveLength(1);
});

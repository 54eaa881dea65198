import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { byHandPerCase } from '#lib/domain/hall/paper-counts.ts';
import type { SaidFact } from '#lib/domain/hall/paper-fact.ts';
import { Database } from '#lib/device/database.ts';
import { forgetOrganised } from '#lib/device/organisers.ts';
import { paperFactsOf, savePaperFacts, saveListedPaper, settlePaperFacts, waitAgainUnless } from '#lib/device/paper-facts.ts';
import { aDatabase, aJoinedDevice } from '../support/device.ts';
import { aCount, aTakeBack } from '../support/paper-facts.ts';
import { aMomentMs, code } from '../support/people.ts';
import { idOf } from '../support/signed-event.ts';

const device = idOf(9_001);
const guest = (fact: SaidFact['fact']): SaidFact => ({ fact, device, by: 'guest' });
const statesOf = async (database: Database) =>
	(await paperFactsOf(database, code)).map(({ id, state, refusedFor }) => [id, refusedFor ?? state]);

test('a device that counted letters and cards in one row has them as facts, in the state they were in', async () => {
	const name = `test-${crypto.randomUUID()}`;
	const before = new Dexie(name);
	before.version(2).stores({ counts: 'id, event, [event+state]', organisers: 'code' });
	const count = { event: code, caseId: 'zhang-zhan', letters: 30, cards: 12, countedAtMs: aMomentMs };
	await before.table('counts').bulkPut([
		{ ...count, id: idOf(1), state: 'sent' },
		{ ...count, id: idOf(2), letters: 0, cards: 2, state: 'waiting' }
	]);
	before.close();
	const database = new Database(name);
	const rows = await paperFactsOf(database, code);
	expect(byHandPerCase(rows).get('zhang-zhan')).toEqual({ letters: 30, cards: 14 });
	expect(rows.map(({ state }) => state).sort()).toEqual(['sent', 'sent', 'waiting']);
	expect(rows.every(({ fact }) => fact.at === '2026-12-10T12:00:00.000Z')).toBe(true);
});

test('savePaperFacts keeps all of them and says so once they were read back', async () => {
	const database = aDatabase();
	expect(await savePaperFacts(database, code, [guest(aTakeBack(2, 1)), guest(aCount(1, { count: 70 }))])).toBe(true);
	expect(await paperFactsOf(database, code)).toEqual([
		{ id: idOf(1), event: code, ...guest(aCount(1, { count: 70 })), state: 'waiting' },
		{ id: idOf(2), event: code, ...guest(aTakeBack(2, 1)), state: 'waiting' }
	]);
	expect(await paperFactsOf(database, 'ABCDEF')).toEqual([]);
});

test('settlePaperFacts lets what the server refused wait on, with the reason, until it is taken', async () => {
	const database = aDatabase();
	await savePaperFacts(database, code, [guest(aCount(1)), guest(aCount(2))]);
	await settlePaperFacts(database, [{ id: idOf(1) }, { id: idOf(2), refusedFor: 'too-many' }, { id: idOf(77) }]);
	expect(await statesOf(database)).toEqual([
		[idOf(1), 'sent'],
		[idOf(2), 'too-many']
	]);
	await settlePaperFacts(database, [{ id: idOf(2) }]);
	expect(await statesOf(database)).toContainEqual([idOf(2), 'sent']);
});

test('waitAgainUnless has what the server lost wait again, and saveListedPaper what it lists wait no more', async () => {
	const database = aDatabase();
	await savePaperFacts(database, code, [guest(aCount(1)), guest(aCount(2)), guest(aCount(3))]);
	await saveListedPaper(database, code, [guest(aCount(1)), guest(aCount(2)), { fact: aCount(9) }]);
	expect(await waitAgainUnless(database, code, new Set([idOf(1)]))).toBe(2);
	expect(await statesOf(database)).toEqual([
		[idOf(1), 'sent'],
		[idOf(2), 'waiting'],
		[idOf(3), 'waiting'],
		[idOf(9), 'waiting']
	]);
});

test('forgetOrganised takes counts with it, but not those of a table that is this device', async () => {
	const { database, event } = await aJoinedDevice({ table: '7' });
	const own: SaidFact = { fact: aCount(1), device: event.device, by: 'guest' };
	await savePaperFacts(database, code, [
		own,
		guest(aCount(2)),
		{ fact: aCount(3), device, by: 'organiser' },
		{ fact: aCount(4) }
	]);
	await forgetOrganised(database, code);
	expect((await paperFactsOf(database, code)).map(({ id }) => id)).toEqual([idOf(1)]);
});

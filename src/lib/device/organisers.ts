/** The events that an organiser opened on this device. */
import type { Locked } from '#lib/domain/locked.ts';
import type { KeptChannel } from '#lib/domain/wire/channels-wire.ts';
import type { NewerRecord } from '#lib/domain/newer-record.ts';
import type { Database } from './database.ts';
import type { OrganiserRow } from './rows.ts';

/** Stores an opened event, or a newer manifest of it. How far the feed was read stays. */
export async function saveOrganiser(
	database: Database,
	opened: Omit<OrganiserRow, 'cursor' | 'standsOn' | 'notRead' | 'gone' | 'locked' | 'wrongPins' | 'entropy'>,
	locked?: Locked
): Promise<void> {
	await database.transaction('rw', database.organisers, async () => {
		const known = await database.organisers.get(opened.code);
		await database.organisers.put({
			cursor: known?.cursor ?? 0,
			...(known?.standsOn ? { standsOn: known.standsOn } : {}),
			...(known?.notRead ? { notRead: known.notRead } : {}),
			...(known?.keyring && { keyring: known.keyring }),
			...(known?.channels && { channels: known.channels }),
			...(known?.gone ? { gone: known.gone } : {}),
			...(known?.locked && { locked: known.locked, wrongPins: known.wrongPins ?? 0 }),
			...opened,
			...(locked && { locked, wrongPins: 0 })
		});
	});
}

/** Keeps a record that this app is too old for, beside the one that it understands. */
export async function saveNewerRecord(database: Database, code: string, newer: NewerRecord): Promise<void> {
	await database.organisers.where({ code }).modify({ newer });
}

/** Keeps the channels of an event as the server told them. */
export async function keepChannels(database: Database, code: string, channels: KeptChannel[]): Promise<void> {
	await database.organisers.where({ code }).modify({ channels });
}

/** Gives these events. The last one opened is first. */
export async function organisedEvents(database: Database): Promise<OrganiserRow[]> {
	return database.organisers.toCollection().reverse().sortBy('openedAtMs');
}

/** Gives what this device has of an event as its organiser's, or `undefined` when the event was not opened here. */
export async function findOrganised(database: Database, code: string): Promise<OrganiserRow | undefined> {
	return database.organisers.get(code);
}

/** Forgets the key on this device. The sealed items stay, and the words open them again. */
export async function forgetKey(database: Database, code: string): Promise<void> {
	await database.organisers.where({ code }).modify((row) => {
		delete row.entropy;
		delete row.locked;
		delete row.wrongPins;
	});
}

/** Notes whether a PIN was right. It gives how many wrong ones there were since the last right one. */
export async function notePin(database: Database, code: string, isRight: boolean): Promise<number> {
	return database.transaction('rw', database.organisers, async () => {
		const wrongPins = isRight ? 0 : ((await database.organisers.get(code))?.wrongPins ?? 0) + 1;
		await database.organisers.update(code, { wrongPins });
		return wrongPins;
	});
}

/** Forgets an event with everything that an organiser's device had of it. */
export async function forgetOrganised(database: Database, code: string): Promise<void> {
	const { organisers, events, counts, collected, collectedBytes, carried, carriedDevices } = database;
	const { printFacts, batchNumbers, batchFeeds, packsInMaking } = database;
	const tables = [collected, collectedBytes, carried, carriedDevices, printFacts, batchNumbers, batchFeeds, packsInMaking];
	await database.transaction('rw', [organisers, events, counts, ...tables], async () => {
		await Promise.all(tables.map((table) => table.where('event').equals(code).delete()));
		// Counts that this device made as a table belong to the table, and stay.
		const table = await events.get(code);
		await counts
			.where('event')
			.equals(code)
			.filter(({ device, by }) => by !== 'guest' || device !== table?.device)
			.delete();
		await organisers.delete(code);
	});
}

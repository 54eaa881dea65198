import type { EventRow } from './rows.ts';

/**
 * A joined event, read before the storage's own library is loaded: that is nearly half of the script of a first screen. It only
 * reads; it makes and changes nothing. `undefined` for everything out of the ordinary, a browser that hangs included: then ask
 * `theDatabase`, which has the patience and says what is wrong.
 */
export function firstLook(code: string, { name = 'writing-table', patienceMs = 1_500 } = {}): Promise<EventRow | undefined> {
	return new Promise((settle) => {
		const giveUp = () => settle(undefined);
		setTimeout(giveUp, patienceMs);
		try {
			look(name, code, settle, giveUp);
		} catch {
			// Some browsers refuse IndexedDB altogether, in private windows.
			giveUp();
		}
	});
}

function look(name: string, code: string, found: (row: EventRow | undefined) => void, giveUp: () => void) {
	const opening = indexedDB.open(name);
	// Without a version it is only made anew when it is not there; that is taken back.
	opening.onupgradeneeded = () => opening.transaction?.abort();
	opening.onerror = giveUp;
	opening.onsuccess = () => {
		const database = opening.result;
		database.onversionchange = () => database.close();
		if (database.objectStoreNames.contains('events')) readRow(database, code, found, giveUp);
		else giveUp();
		// It closes when the reading is done.
		database.close();
	};
}

function readRow(database: IDBDatabase, code: string, found: (row: EventRow | undefined) => void, giveUp: () => void) {
	const reading: IDBRequest<EventRow | undefined> = database.transaction('events').objectStore('events').get(code);
	reading.onsuccess = () => found(reading.result);
	reading.onerror = giveUp;
}

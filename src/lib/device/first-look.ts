import type { EventRow } from './rows.ts';

/**
 * A joined event, read before the storage's own library is loaded: that is nearly half of the script of a first screen. It only
 * reads; it makes and changes nothing. `undefined` for everything out of the ordinary, a browser that hangs included: then ask
 * `theDatabase`, which has the patience and says what is wrong.
 */
export function firstLook(code: string, looking: Looking = {}): Promise<EventRow | undefined> {
	return look(looking, (events): IDBRequest<EventRow | undefined> => events.get(code));
}

/** All events that this device joined, in the same way; `undefined` for everything out of the ordinary. */
export function firstLookAtAll(looking: Looking = {}): Promise<EventRow[] | undefined> {
	return look(looking, (events): IDBRequest<EventRow[]> => events.getAll());
}

interface Looking {
	name?: string;
	patienceMs?: number;
}
type Read<T> = (events: IDBObjectStore) => IDBRequest<T>;

function look<T>({ name = 'writing-table', patienceMs = 1_500 }: Looking, read: Read<T>): Promise<T | undefined> {
	return new Promise((settle) => {
		const giveUp = () => settle(undefined);
		setTimeout(giveUp, patienceMs);
		try {
			open(name, read, settle, giveUp);
		} catch {
			// Some browsers refuse IndexedDB altogether, in private windows.
			giveUp();
		}
	});
}

function open<T>(name: string, read: Read<T>, found: (value: T) => void, giveUp: () => void) {
	const opening = indexedDB.open(name);
	// Without a version it is only made anew when it is not there; that is taken back.
	opening.onupgradeneeded = () => opening.transaction?.abort();
	opening.onerror = giveUp;
	opening.onsuccess = () => {
		const database = opening.result;
		database.onversionchange = () => database.close();
		if (database.objectStoreNames.contains('events')) readIn(database, read, found, giveUp);
		else giveUp();
		// It closes when the reading is done.
		database.close();
	};
}

function readIn<T>(database: IDBDatabase, read: Read<T>, found: (value: T) => void, giveUp: () => void) {
	const reading = read(database.transaction('events').objectStore('events'));
	reading.onsuccess = () => found(reading.result);
	reading.onerror = giveUp;
}

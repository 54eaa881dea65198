import type { EventRow } from './rows.ts';

/**
 * Reads a joined event before the storage's library is loaded, because that library is nearly half of the script of a first screen.
 * It changes nothing. It gives `undefined` when the event is not there, the storage fails or the browser hangs. Then ask
 * `theDatabase`, which waits longer and says what is wrong.
 */
export function firstLook(code: string, looking: Looking = {}): Promise<EventRow | undefined> {
	return look(looking, (events): IDBRequest<EventRow | undefined> => events.get(code));
}

/** Reads all events that this device joined, in the same way. It gives `undefined` when the storage fails or hangs. */
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
			// Some browsers refuse IndexedDB in private windows.
			giveUp();
		}
	});
}

function open<T>(name: string, read: Read<T>, found: (value: T) => void, giveUp: () => void) {
	const opening = indexedDB.open(name);
	// This event means that there is no database yet. The abort keeps the browser from making one.
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

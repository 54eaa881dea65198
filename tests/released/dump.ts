/** Turns a whole IndexedDB database into JSON and back, without any library, just as a browser keeps it. */

export interface DatabaseDump {
	/** As IndexedDB counts it. */
	version: number;
	stores: StoreDump[];
}
interface StoreDump {
	name: string;
	keyPath: string | string[];
	indexes: { name: string; keyPath: string | string[] }[];
	rows: unknown[];
}

const asked = <T>(request: IDBRequest<T>) =>
	new Promise<T>((settle, fail) => {
		request.onsuccess = () => settle(request.result);
		request.onerror = () => fail(request.error ?? new Error('no answer'));
	});

export async function dumpDatabase(name: string): Promise<DatabaseDump> {
	const database = await asked(indexedDB.open(name));
	const stores = [...database.objectStoreNames].map((each) => database.transaction(each).objectStore(each));
	const dumped = await Promise.all(stores.map(dumpStore));
	database.close();
	return { version: database.version, stores: dumped };
}

async function dumpStore(store: IDBObjectStore): Promise<StoreDump> {
	const indexes = [...store.indexNames].map((each) => ({ name: each, keyPath: store.index(each).keyPath }));
	const rows = (await asked(store.getAll())) as unknown[];
	return { name: store.name, keyPath: store.keyPath ?? '', indexes, rows: rows.map(toJson) };
}

/** Makes a database of that name as it was. */
export async function loadDatabase(name: string, { version, stores }: DatabaseDump): Promise<void> {
	const opening = indexedDB.open(name, version);
	opening.onupgradeneeded = () => {
		for (const { name: storeName, keyPath, indexes, rows } of stores) {
			const store = opening.result.createObjectStore(storeName, { keyPath });
			for (const index of indexes) store.createIndex(index.name, index.keyPath);
			for (const row of rows) store.put(fromJson(row));
		}
	};
	(await asked(opening)).close();
}

const bytesKey = '$bytes';

function toJson(value: unknown): unknown {
	if (value instanceof Uint8Array) return { [bytesKey]: Buffer.from(value).toString('base64') };
	if (Array.isArray(value)) return value.map(toJson);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, toJson(each)]));
}

function fromJson(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(fromJson);
	if (typeof value !== 'object' || value === null) return value;
	if (bytesKey in value) return new Uint8Array(Buffer.from(String(value[bytesKey]), 'base64'));
	return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, fromJson(each)]));
}

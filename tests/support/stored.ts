/** What the browser has stored, read from the page without the app. */
import { expect, type CDPSession, type Page } from '@playwright/test';
import { hasSettled } from './patience.ts';

/** Every row of a table of the app's database. */
export function rowsOf(page: Page, table: string): Promise<Record<string, unknown>[]> {
	return page.evaluate(async (name) => {
		const asked = <T>(request: IDBRequest<T>) =>
			new Promise<T>((settle, fail) => {
				request.onsuccess = () => settle(request.result);
				request.onerror = () => fail(new Error(request.error?.message));
			});
		if (!(await indexedDB.databases()).some((each) => each.name === 'writing-table')) return [];
		const database = await asked(indexedDB.open('writing-table'));
		try {
			return (await asked(database.transaction(name).objectStore(name).getAll())) as Record<string, unknown>[];
		} finally {
			database.close();
		}
	}, table);
}

/** Waits until a draft lies on the disk with everything typed so far: no save for longer than the autosave pauses. */
export async function waitUntilKept(page: Page) {
	const revisions = async () => (await rowsOf(page, 'drafts')).map(({ revision }) => revision).join();
	const seen: string[] = [];
	await expect
		.poll(
			async () => {
				seen.push(await revisions());
				return hasSettled(seen);
			},
			{ intervals: [800] }
		)
		.toBe(true);
}

/** Gives all text in IndexedDB, Cache Storage, local and session storage, as one string. Bytes are read as Latin-1. */
export function everythingStored(page: Page): Promise<string> {
	return page.evaluate(async () => {
		const asked = <T>(request: IDBRequest<T>) => new Promise<T>((settle) => (request.onsuccess = () => settle(request.result)));
		const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
		const inText = (value: unknown) =>
			JSON.stringify(value, (_, each: unknown) => (each instanceof Uint8Array ? latin(each) : each));
		const found: string[] = [inText({ ...localStorage }), inText({ ...sessionStorage })];
		for (const { name = '' } of await indexedDB.databases()) {
			const database = await asked(indexedDB.open(name));
			for (const store of database.objectStoreNames)
				found.push(inText(await asked(database.transaction(store).objectStore(store).getAll())));
			database.close();
		}
		for (const name of await caches.keys()) {
			const cache = await caches.open(name);
			for (const request of await cache.keys()) found.push(request.url, (await (await cache.match(request))?.text()) ?? '');
		}
		return found.join('\n');
	});
}

const roomyBytes = 60_000_000;

/**
 * A device whose storage can be filled and freed. Chromium remembers for half a minute how much room it granted. So the test
 * starts with little room, and a write that is larger than that makes Chromium look again.
 */
export class SmallStorage {
	readonly #page: Page;
	readonly #origin: string;
	#session: Promise<CDPSession>;
	constructor(page: Page, origin: string) {
		this.#page = page;
		this.#origin = origin;
		this.#session = page.context().newCDPSession(page);
	}
	/** Must be called before the app is opened. */
	limit = () => this.#setQuota(roomyBytes);
	free = () => this.#setQuota(roomyBytes);
	async fill() {
		await this.#setQuota(1_000);
		expect(await this.#page.evaluate(writeMuch, roomyBytes + 1)).toBe('QuotaExceededError');
	}
	async #setQuota(quotaSize: number) {
		await (await this.#session).send('Storage.overrideQuotaForOrigin', { origin: this.#origin, quotaSize });
	}
}

/** Gives the name of the error with which a large write ended. */
function writeMuch(bytes: number): Promise<string | undefined> {
	return new Promise((settle) => {
		const opening = indexedDB.open('probe');
		opening.onupgradeneeded = () => opening.result.createObjectStore('bytes');
		opening.onerror = () => settle(opening.error?.name);
		opening.onsuccess = () => {
			const transaction = opening.result.transaction('bytes', 'readwrite');
			transaction.objectStore('bytes').put(new Uint8Array(bytes), 1);
			transaction.oncomplete = () => settle(undefined);
			transaction.onabort = () => settle(transaction.error?.name);
		};
	});
}

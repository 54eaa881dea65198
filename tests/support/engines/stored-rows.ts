import { hasSettled, until } from '../patience.ts';
import type { EngineBrowser } from './engine.ts';

/** Gives every row of a table of the app's database, as JSON. It runs in the page. */
async function readRows(table: string): Promise<Record<string, unknown>[]> {
	const asked = <T>(request: IDBRequest<T>) =>
		new Promise<T>((settle, fail) => {
			request.onsuccess = () => settle(request.result);
			request.onerror = () => fail(new Error(request.error?.message));
		});
	const database = await asked(indexedDB.open('writing-table'));
	try {
		const rows = (await asked(database.transaction(table).objectStore(table).getAll())) as Record<string, unknown>[];
		return JSON.parse(JSON.stringify(rows)) as Record<string, unknown>[];
	} finally {
		database.close();
	}
}

export const rowsOf = (browser: EngineBrowser, table: 'drafts' | 'outbox' | 'sealed' | 'kept') => browser.run(readRows, table);

/** Waits until a draft lies on the disk with everything typed so far: no save for longer than the autosave pauses. */
export async function untilKept(browser: EngineBrowser): Promise<void> {
	const seen: string[] = [];
	const isKept = async () => {
		seen.push((await rowsOf(browser, 'drafts')).map(({ revision }) => revision).join());
		return hasSettled(seen);
	};
	await until(isKept, 800, () => `the draft is saved again and again: ${seen.join('; ')}`);
}

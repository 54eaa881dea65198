/**
 * Short notes beside the database, such as a code or a moment. A browser with blocked site data throws when it is asked for its
 * storage. There nothing is noted, and every note is absent.
 */
export interface Notes {
	read(name: string): string | undefined;
	write(name: string, text: string): void;
	forget(name: string): void;
	/** Gives the names of the notes that begin with this text. */
	namesFrom(beginning: string): string[];
}

type Browser = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Gives the notes in a browser's storage. `browser` is called each time, because that call is what may throw. */
export const notesIn = (browser: () => Browser): Notes => ({
	read: (name) => tried(() => browser().getItem(name) ?? undefined),
	write: (name, text) => tried(() => browser().setItem(name, text)),
	forget: (name) => tried(() => browser().removeItem(name)),
	namesFrom: (beginning) => tried(() => namesIn(browser()).filter((name) => name.startsWith(beginning))) ?? []
});

/** The notes of this device. Every page and window reads the same, and they are kept as long as the database. */
export const deviceNotes = notesIn(() => localStorage);
/** The notes of only this window, until it is closed. */
export const windowNotes = notesIn(() => sessionStorage);

function tried<T>(work: () => T): T | undefined {
	try {
		return work();
	} catch {
		return undefined;
	}
}

function namesIn(browser: Browser): string[] {
	return Array.from({ length: browser.length }, (_, at) => browser.key(at)).filter((name) => name !== null);
}

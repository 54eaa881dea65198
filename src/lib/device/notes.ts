/**
 * Short notes beside the database: a code, a moment. Every page and window of this device reads the same. A browser whose site data
 * is blocked throws when it is asked for them: there nothing is noted, and every note reads as absent.
 */
export interface Notes {
	read(name: string): string | undefined;
	write(name: string, text: string): void;
	forget(name: string): void;
	/** The names that begin so. */
	namesFrom(beginning: string): string[];
}

type Browser = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** `browser` is asked for at each call, for asking is what throws. */
export const notesIn = (browser: () => Browser): Notes => ({
	read: (name) => tried(() => browser().getItem(name) ?? undefined),
	write: (name, text) => tried(() => browser().setItem(name, text)),
	forget: (name) => tried(() => browser().removeItem(name)),
	namesFrom: (beginning) => tried(() => namesIn(browser()).filter((name) => name.startsWith(beginning))) ?? []
});

/** Kept as long as the database is. */
export const deviceNotes = notesIn(() => localStorage);
/** Of this window alone, until it is closed. */
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

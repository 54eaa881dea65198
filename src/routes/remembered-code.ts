/** The code of the event this device's pages are about, where it can be read before the storage is loaded. */
const storageKey = 'writing-table/event';

export const rememberedCode = (): string | undefined => localStorage.getItem(storageKey) ?? undefined;

export function rememberCode(code: string): void {
	localStorage.setItem(storageKey, code);
}

/**
 * Whether the browser keeps what is stored here, and how much room is left. It checks that a browser has each call before it uses
 * it.
 */
export interface StorageHealth {
	/** The browser promised not to clear it by itself; `undefined` where it makes no such promise. */
	isKept?: boolean;
	usedBytes?: number;
	quotaBytes?: number;
	/** Less than 20 MiB or a twentieth is left. */
	isTight: boolean;
}

type Storage = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>;
const ofThisBrowser = (): Storage => globalThis.navigator?.storage ?? {};
const tightBytes = 20 * 1024 * 1024;

/** How the storage stands now. A browser that does not tell leaves the fields absent; nothing throws. */
export async function storageHealth(storage: Storage = ofThisBrowser()): Promise<StorageHealth> {
	const isKept = await storage.persisted?.().catch(() => undefined);
	const { usage: usedBytes, quota: quotaBytes } = (await storage.estimate?.().catch(() => undefined)) ?? {};
	return { isKept, usedBytes, quotaBytes, isTight: isTight(usedBytes, quotaBytes) };
}

function isTight(usedBytes = 0, quotaBytes?: number): boolean {
	if (quotaBytes === undefined) return false;
	const leftBytes = quotaBytes - usedBytes;
	return leftBytes < Math.min(tightBytes, quotaBytes) || leftBytes < quotaBytes / 20;
}

/** Asks the browser not to clear this storage; Firefox asks the person. False where it is refused or unknown. */
export async function askToKeep(storage: Storage = ofThisBrowser()): Promise<boolean> {
	if (await storage.persisted?.().catch(() => false)) return true;
	return (await storage.persist?.().catch(() => false)) ?? false;
}

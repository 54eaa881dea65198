import type { Clock } from '#lib/domain/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { deviceClock } from './clock.ts';

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
type After = Pick<Clock, 'after'>;
/** A browser answers at once, or never. A person needs time to find and answer its question. */
const answeringMs = 3_000;
const askingMs = 60_000;
const tightBytes = 20 * 1024 * 1024;

/** How the storage stands now. A browser that does not tell leaves the fields absent; nothing throws. */
export async function storageHealth(storage: Storage = ofThisBrowser(), clock: After = deviceClock): Promise<StorageHealth> {
	const isKept = await orNothing(clock, answeringMs, () => storage.persisted?.());
	const { usage: usedBytes, quota: quotaBytes } = (await orNothing(clock, answeringMs, () => storage.estimate?.())) ?? {};
	return { isKept, usedBytes, quotaBytes, isTight: isTight(usedBytes, quotaBytes) };
}

function isTight(usedBytes = 0, quotaBytes?: number): boolean {
	if (quotaBytes === undefined) return false;
	const leftBytes = quotaBytes - usedBytes;
	return leftBytes < Math.min(tightBytes, quotaBytes) || leftBytes < quotaBytes / 20;
}

/** Asks the browser not to clear this storage; Firefox asks the person. False where it is refused, unknown or not answered. */
export async function askToKeep(storage: Storage = ofThisBrowser(), clock: After = deviceClock): Promise<boolean> {
	if (await orNothing(clock, answeringMs, () => storage.persisted?.())) return true;
	return (await orNothing(clock, askingMs, () => storage.persist?.())) ?? false;
}

import type { Clock } from '#lib/domain/clock.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { deviceClock } from './clock.ts';

/**
 * Whether the browser keeps what is stored here, and how much room is left. It looks whether the browser has a call before it uses the
 * call.
 */
export interface StorageHealth {
	/** Whether the browser promised not to clear the storage by itself. It is `undefined` when the browser does not say. */
	isKept?: boolean;
	usedBytes?: number;
	quotaBytes?: number;
	/** Whether less than 20 MiB or less than a twentieth is left. */
	isTight: boolean;
}

type Storage = Partial<Pick<StorageManager, 'persist' | 'persisted' | 'estimate'>>;
const ofThisBrowser = (): Storage => globalThis.navigator?.storage ?? {};
type After = Pick<Clock, 'after'>;
/** A browser answers at once or never. A person needs longer, to find and answer the question. */
const answeringMs = 3_000;
const askingMs = 60_000;
const tightBytes = 20 * 1024 * 1024;

/** Gives the state of the storage now. A field is absent when the browser does not tell. It never rejects. */
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

/** Asks the browser not to clear this storage. Firefox asks the person. It gives `false` when refused, unknown or not answered. */
export async function askToKeep(storage: Storage = ofThisBrowser(), clock: After = deviceClock): Promise<boolean> {
	if (await orNothing(clock, answeringMs, () => storage.persisted?.())) return true;
	return (await orNothing(clock, askingMs, () => storage.persist?.())) ?? false;
}

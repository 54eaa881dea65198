import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { giveFiles } from './give-files.ts';
import { howItIs } from './say-how.later.ts';

export interface CarriedOut {
	items: number;
	/** Whether the share sheet took the files. Otherwise they are where this browser saves files. */
	isShared: boolean;
}

/** Reading and sealing hundreds of letters takes seconds. A disk that has not answered by this time counts as failed. */
const patienceMs = 60_000;

/**
 * Gives the person what is on this device as a file. It is shared where the device can share, and else saved. It gives
 * `undefined` when that failed.
 */
export async function carryOut(code: string): Promise<CarriedOut | undefined> {
	const out = await orNothing(deviceClock, patienceMs, async () => fileOut(theDatabase(), code, await howItIs(code)));
	if (out?.kind !== 'files') return undefined;
	return { items: out.items, isShared: await giveFiles(out.files) };
}

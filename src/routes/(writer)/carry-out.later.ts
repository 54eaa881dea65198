import { deviceClock } from '#lib/device/clock.ts';
import { theDatabase } from '#lib/device/database.ts';
import { orNothing } from '#lib/domain/in-time.ts';
import { fileOut } from '#lib/outbox/files/file-out.ts';
import { giveFiles } from './give-files.ts';
import { howItIs } from './say-how.later.ts';

export interface CarriedOut {
	items: number;
	/** By the share sheet; else they lie where this browser saves files. */
	isShared: boolean;
}

/** Reading and sealing hundreds of letters takes seconds; a disk that has not answered by then is given up. */
const patienceMs = 60_000;

/** Gives what lies here to the person as a file: shared where the device can, else saved. `undefined` when it failed. */
export async function carryOut(code: string): Promise<CarriedOut | undefined> {
	const out = await orNothing(deviceClock, patienceMs, async () => fileOut(theDatabase(), code, await howItIs(code)));
	if (out?.kind !== 'files') return undefined;
	return { items: out.items, isShared: await giveFiles(out.files) };
}

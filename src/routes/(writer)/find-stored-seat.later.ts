import { theDatabase } from '#lib/device/database.ts';
import { asRead, keepPackRead, packRead } from '#lib/device/pack-read.ts';
import type { EventRow } from '#lib/device/rows.ts';
import { storing } from '#lib/device/storing.ts';
import type { Pack } from '#lib/domain/pack.ts';
import { chosenEvent } from '../chosen-event.ts';
import { inStorage } from './in-storage.ts';
import { isBeyond, packAt } from './read-seat.ts';
import { seatAt, type FoundSeat } from './seated.ts';

/** Gives the chosen event from the storage itself, when a first look found none that it could read. */
export async function findStoredSeat(): Promise<FoundSeat> {
	const found = await inStorage(() => chosenEvent(theDatabase()));
	if (found.kind === 'lost') return found;
	if (!found.value) return { kind: 'nobody' };
	const pack = packAt(found.value);
	const seated = seatAt(found.value, pack);
	if (pack && seated) {
		void keep(found.value, pack);
		return { kind: 'seated', seated };
	}
	return isBeyond(found.value) ? { kind: 'needs-newer-app', event: found.value } : { kind: 'no-pack' };
}

/** The next first look finds the pack as it was read. Nobody waits for that. */
async function keep(event: EventRow, pack: Pack): Promise<void> {
	if (packRead(event)) return;
	await storing(() => keepPackRead(theDatabase(), event.code, asRead(event.packDigest, pack)));
}

import { theDatabase } from '#lib/device/database.ts';
import { chosenEvent } from '../chosen-event.ts';
import { isBeyond, seatAt, type FoundSeat } from './seated.ts';
import { inStorage } from './in-storage.ts';

/** Gives the chosen event from the storage itself, when a first look found none that it could read. */
export async function findStoredSeat(): Promise<FoundSeat> {
	const found = await inStorage(() => chosenEvent(theDatabase()));
	if (found.kind === 'lost') return found;
	if (!found.value) return { kind: 'nobody' };
	const seated = seatAt(found.value);
	if (seated) return { kind: 'seated', seated };
	return isBeyond(found.value) ? { kind: 'needs-newer-app', event: found.value } : { kind: 'no-pack' };
}

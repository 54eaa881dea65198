import { firstLook } from '#lib/device/first-look.ts';
import { rememberedCode } from '../remembered-code.ts';
import { seatAt, type FoundSeat } from './seated.ts';

/**
 * Gives the chosen event of this device from a first look at its storage. The storage code itself is loaded only when that look
 * gives nothing.
 */
export async function findSeat(): Promise<FoundSeat> {
	const code = rememberedCode();
	const event = code === undefined ? undefined : await firstLook(code);
	const seated = event && seatAt(event);
	if (seated) return { kind: 'seated', seated };
	const { findStoredSeat } = await import('./find-stored-seat.later.ts');
	return findStoredSeat();
}

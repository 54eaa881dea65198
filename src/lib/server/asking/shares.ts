/** What one device, and all devices that came by one link together, may deliver in a minute. */
import { doorOf, tooMany } from './admit.ts';
import { minuteBounds } from './limits.ts';
import type { Role } from '../events/roles.ts';
import type { RequestLimits } from './request-limits.ts';

interface Delivering {
	limits: RequestLimits;
	code: string;
	role: Role;
	/** The channel whose link brought the delivery. It is absent for the event's own link. */
	channel?: string;
}
interface Load {
	items: number;
	/** The size of the body as it arrived. */
	bytes: number;
}

/**
 * Counts a delivery for its device. It gives an answer when the device, or the link it came by, has had what a minute allows. Each device
 * has its assured share whatever others delivered, so that invented devices cannot keep a real one waiting.
 */
export function overShare(from: Delivering, device: string, { items, bytes }: Load): Response | undefined {
	const { limits, role } = from;
	const door = doorOf(from);
	const own = `${door} ${device}`;
	const isClosed = role === 'closed-link';
	const seconds =
		(isClosed && limits.secondsToWait(`${door} closed`, minuteBounds.closedLink.requests)) ||
		limits.secondsToWait(own, minuteBounds.device.requests) ||
		limits.secondsToWait(`${own} items`, minuteBounds.device.items, items) ||
		limits.secondsToWait(`${own} bytes`, minuteBounds.device.bytes, bytes);
	if (seconds > 0) return tooMany(seconds).answer;
	const isAssured =
		!isClosed &&
		limits.counted(`${own} items`) <= minuteBounds.assured.items &&
		limits.counted(`${own} bytes`) <= minuteBounds.assured.bytes;
	if (isAssured) return undefined;
	const together =
		limits.secondsToWait(`${door} items`, minuteBounds.token.items, 0) ||
		limits.secondsToWait(`${door} bytes`, minuteBounds.token.bytes, 0);
	return together > 0 ? tooMany(together).answer : undefined;
}

/** Counts what was stored for the link it came by. A batch of which nothing was stored counts only for its device. */
export function countStored(from: Delivering, { items, bytes }: Load) {
	if (items === 0) return;
	const door = doorOf(from);
	from.limits.secondsToWait(`${door} items`, Infinity, items);
	from.limits.secondsToWait(`${door} bytes`, Infinity, bytes);
}

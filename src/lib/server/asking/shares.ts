/** What one device, and all devices of an event together, may deliver in a minute. */
import { tooMany } from './admit.ts';
import { minuteBounds } from './limits.ts';
import type { RequestLimits } from './request-limits.ts';

interface Delivering {
	limits: RequestLimits;
	code: string;
}
interface Load {
	items: number;
	/** The size of the body as it arrived. */
	bytes: number;
}

/**
 * Counts a delivery for its device. It gives an answer when the device, or the event, has had what a minute allows. Each device
 * has its assured share whatever others delivered, so that invented devices cannot keep a real one waiting.
 */
export function overShare({ limits, code }: Delivering, device: string, { items, bytes }: Load): Response | undefined {
	const own = `${code} ${device}`;
	const seconds =
		limits.secondsToWait(own, minuteBounds.device.requests) ||
		limits.secondsToWait(`${own} items`, minuteBounds.device.items, items) ||
		limits.secondsToWait(`${own} bytes`, minuteBounds.device.bytes, bytes);
	if (seconds > 0) return tooMany(seconds).answer;
	const isAssured =
		limits.counted(`${own} items`) <= minuteBounds.assured.items && limits.counted(`${own} bytes`) <= minuteBounds.assured.bytes;
	if (isAssured) return undefined;
	const together =
		limits.secondsToWait(`${code} items`, minuteBounds.token.items, 0) ||
		limits.secondsToWait(`${code} bytes`, minuteBounds.token.bytes, 0);
	return together > 0 ? tooMany(together).answer : undefined;
}

/** Counts what was stored for the event. A batch of which nothing was stored counts only for its device. */
export function countStored({ limits, code }: Delivering, { items, bytes }: Load) {
	if (items === 0) return;
	limits.secondsToWait(`${code} items`, Infinity, items);
	limits.secondsToWait(`${code} bytes`, Infinity, bytes);
}

/** What requests of writers mean for the items that are here, whatever the order in which they came. */
import type { WriterRequest } from './request.ts';
import { receiptCode } from './writing/receipt-code.ts';

/** A request as it arrived, with the device that it came from. */
export interface RequestReceived {
	device: string;
	request: WriterRequest;
}
interface Receipted {
	id: string;
	digest: string;
}

/** Gives the ids of the items whose writers ask now that they are left out, and the requests for which no item is here. */
export function askedToLeaveOut(received: readonly RequestReceived[], items: readonly Receipted[]) {
	const byCode = itemsByCode(items);
	const meant = ({ request: { code, item } }: RequestReceived) =>
		(byCode.get(code) ?? []).filter(({ id }) => item === undefined || item === id);
	const standing = standingOf(received);
	return {
		ids: new Set(standing.flatMap((each) => meant(each).map(({ id }) => id))),
		missing: standing.filter((each) => meant(each).length === 0)
	};
}

function itemsByCode(items: readonly Receipted[]): Map<string, Receipted[]> {
	const byCode = new Map<string, Receipted[]>();
	for (const item of items) {
		const code = receiptCode(item.digest);
		byCode.set(code, [...(byCode.get(code) ?? []), item]);
	}
	return byCode;
}

/**
 * The last word of each device about each code, where it asks to leave the item out. A device takes back only what it asked itself, so
 * nobody who saw a code can undo the request of its writer.
 */
function standingOf(received: readonly RequestReceived[]): RequestReceived[] {
	const last = new Map<string, RequestReceived>();
	for (const each of received) {
		const key = `${each.device} ${each.request.code} ${each.request.item ?? ''}`;
		const other = last.get(key);
		if (!other || comesAfter(each.request, other.request)) last.set(key, each);
	}
	return [...last.values()].filter(({ request }) => request.asks === 'leave-out');
}

/** Of two with the same turn, the one that asks for less to happen counts. */
const comesAfter = (one: WriterRequest, other: WriterRequest) =>
	one.turn > other.turn || (one.turn === other.turn && one.asks === 'leave-out');

/** A sealed item on its way, as the device keeps it beside the sealed bytes. Nothing a person wrote is in it. */
import type { SealedKind } from './kind.ts';
import type { RequestMade } from './request.ts';
import type { RefusalReason } from './wire/wire.ts';

/**
 * `waiting`: safe here, not yet with the server. `delivered`: its receipt matched. `set-aside`: the server took its neighbours and
 * not this one; it is never deleted. `let-go`: the bytes are gone and the row stays, so that a late duplicate cannot return (I7).
 */
type EntryState = 'waiting' | 'delivered' | 'set-aside' | 'let-go';

/**
 * `conflict`: the server has another item under this id. `damaged`: the bytes on this device no longer match their digest.
 * `not-known`: the server refused it for a reason that this app has no name for.
 */
export type SetAsideReason = RefusalReason | 'conflict' | 'damaged' | 'not-known';

/**
 * True when the server has the item. A newer app may have written a state that this app does not know; such an entry is not done
 * and is never forgotten.
 */
export const isDone = ({ state }: Pick<OutboxEntry, 'state'>) => state === 'delivered' || state === 'let-go';

export interface OutboxEntry {
	id: string;
	/** The event's code. */
	event: string;
	/** The pseudonym of the device it was handed in on. */
	device: string;
	/** Counts the items of a device without gaps (I12). */
	seq: number;
	caseId: string;
	kind: SealedKind;
	keyVersion: number;
	/** Lower-case hex SHA-256 of the sealed bytes. */
	digest: string;
	sizeBytes: number;
	state: EntryState;
	reason?: SetAsideReason;
	/** By the device's clock; only shown. */
	handedInAtMs: number;
	/** The digest of the pack with which it was written. Absent in entries of before, while the pack is still the first. */
	packDigest?: string;
	attempts: number;
	/** How often a batch with this item was answered with an error of the server: the next ones get smaller. */
	suspicion: number;
	/** For how long it has been tried while the device believed itself online; grows by measured time, never by a clock. */
	tryingMs: number;
	/** The server's time at the receipt, an ISO moment. */
	receivedAt?: string;
	/**
	 * The days (`YYYY-MM-DD` by the server's clock) on which the server confirmed, after the receipt, that it holds this item. At
	 * most seven (I7).
	 */
	heldOn?: string[];
	/** Of a request: which item it is about, where this device knows it. */
	request?: RequestMade;
	late?: boolean;
	/** The server said that an organiser's device has it. */
	collected?: true;
}

/**
 * An event that is being brought in from a file. Its rows come little by little, and nobody may ask for it until the last one is
 * here.
 */

/** Stands in place of the hashes of the event's tokens. No token has this hash. */
export const noHash = '0'.repeat(64);

/** Whether this event is still being brought in. */
export const isArriving = ({ auth_hash }: { auth_hash: string }): boolean => auth_hash === noHash;

/** What bringing in an event needs. */
export interface Importing {
	nowMs: number;
	/** Waits a little, so that others who write go first. */
	rest(): Promise<void>;
	/** A clock that only runs forward, in milliseconds. */
	elapsedMs: () => number;
}

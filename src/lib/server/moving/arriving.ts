/** An event that is being brought in from a file: its rows come little by little, and until the last is there nobody may ask for it. */

/** Instead of the hashes of its tokens: no token has this one. */
export const noHash = '0'.repeat(64);

export const isArriving = ({ auth_hash }: { auth_hash: string }): boolean => auth_hash === noHash;

/** What bringing in is handed. */
export interface Importing {
	nowMs: number;
	/** Waits, so that whoever writes in between goes first. */
	rest(): Promise<void>;
	/** A clock that only runs forward. */
	elapsedMs: () => number;
}

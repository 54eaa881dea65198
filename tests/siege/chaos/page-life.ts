/** The life of a page without a screen. A browser takes along what a page was doing when it was killed; here it goes on, and fails. */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface PageLife {
	isGone: boolean;
}

const lives = new AsyncLocalStorage<PageLife>();

/** Does this as a part of that page: whatever follows from it, however late, is known to be the page's. */
export const partOf = <T>(life: PageLife, work: () => T): T => lives.run(life, work);

/** What a storage says that was closed in the middle: Dexie, a transaction, a request. */
const ofClosedStorage = ['DatabaseClosedError', 'AbortError', 'InvalidStateError'];

/**
 * Whether this fails because its page was killed. Asked where the rejection is heard, which Node does in the context of what was rejected.
 * The same errors in a page that lives are faults.
 */
export const isOfKilledPage = (reason: unknown): boolean =>
	lives.getStore()?.isGone === true && reason instanceof Error && ofClosedStorage.includes(reason.name);

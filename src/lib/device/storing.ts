/** Storage that is full or lost is an outcome, not a bug. The screen says so, and the draft stays open. */
export type NotStored = 'storage-full' | 'storage-lost';
export interface NotSaved {
	kind: 'not-saved';
	because: NotStored;
}

/**
 * Gives the outcome of storage work. When the storage is full or lost, it gives what `otherwise` makes of that, or `not-saved` without
 * `otherwise`. Rejects with any other error.
 */
export function storing<T>(work: () => Promise<T>): Promise<T | NotSaved>;
export function storing<T, N>(work: () => Promise<T>, otherwise: (because: NotStored) => N): Promise<T | N>;
export async function storing<T>(
	work: () => Promise<T>,
	otherwise: (because: NotStored) => unknown = (because) => ({ kind: 'not-saved', because })
): Promise<unknown> {
	try {
		return await work();
	} catch (failure) {
		const because = whyNotStored(failure);
		if (!because) throw failure;
		return otherwise(because);
	}
}

const lost = new Set([
	'DatabaseClosedError',
	'OpenFailedError',
	'MissingAPIError',
	'InvalidStateError',
	'UnknownError',
	'TimeoutError',
	'AbortError',
	'NotFoundError',
	'NotReadableError',
	'TransactionInactiveError',
	'VersionError',
	'SecurityError'
]);

/** Gives why nothing was stored, from an error of Dexie or IndexedDB, or `undefined` for a bug. Browsers nest the cause. */
export function whyNotStored(failure: unknown): NotStored | undefined {
	const names = namesOf(failure);
	if (names.some((name) => name === 'QuotaExceededError')) return 'storage-full';
	return names.some((name) => lost.has(name)) ? 'storage-lost' : undefined;
}

function namesOf(failure: unknown, depth = 0): string[] {
	if (typeof failure !== 'object' || failure === null || depth > 4) return [];
	const { name, inner, cause } = failure as { name?: unknown; inner?: unknown; cause?: unknown };
	return [...(typeof name === 'string' ? [name] : []), ...namesOf(inner, depth + 1), ...namesOf(cause, depth + 1)];
}

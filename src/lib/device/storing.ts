/** Storage that is full or gone is an outcome, not a bug: the screen says so and the draft stays open. */
export type NotStored = 'storage-full' | 'storage-lost';
export type Stored<T> = { kind: 'stored'; value: T } | { kind: 'not-stored'; because: NotStored };

/** Runs a piece of storage work; errors that are no fault of the storage pass through. */
export async function storing<T>(work: () => Promise<T>): Promise<Stored<T>> {
	try {
		return { kind: 'stored', value: await work() };
	} catch (failure) {
		const because = whyNotStored(failure);
		if (!because) throw failure;
		return { kind: 'not-stored', because };
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

/** Why an error of Dexie or IndexedDB means that nothing was stored; `undefined` when it is a bug. Browsers nest the cause. */
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

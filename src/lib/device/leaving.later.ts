/**
 * Ends the open transactions when the page is left. WebKit keeps a page that is left, with its open transactions, and then no other
 * page of this device can write. What an ended transaction would have stored is not stored. Call this before anything is opened.
 */
export function endWhenLeft(): void {
	const open = new Set<IDBTransaction>();
	const begin = IDBDatabase.prototype.transaction;
	let isLeft = false;
	IDBDatabase.prototype.transaction = function (...given) {
		const begun = begin.apply(this, given);
		for (const type of ['complete', 'abort']) begun.addEventListener(type, () => open.delete(begun));
		open.add(begun);
		// A last save begins when the page is left.
		if (isLeft) end(begun);
		return begun;
	};
	window.addEventListener('pagehide', ({ persisted }) => {
		isLeft = persisted;
		if (isLeft) open.forEach(end);
	});
	window.addEventListener('pageshow', () => (isLeft = false));
}

function end(transaction: IDBTransaction) {
	try {
		transaction.abort();
	} catch {
		// The transaction is already ending.
	}
}

/**
 * WebKit keeps a page that is left just as it is, open transactions included, and from then on no other page of this device can
 * write. So they end with the page; what they would have stored was not stored yet. Call it before anything is opened.
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
		// It is ending by itself.
	}
}

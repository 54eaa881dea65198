import { openerOf, type Identity } from './age.ts';
import { openInWorker, type OpenWatch } from './open-in-worker.ts';
import { openItem, type Opened, type SealedItem } from './open.ts';

/**
 * Opens many sealed items, beside the screen where there are workers, else here one after the other. Gives one for each item, in
 * their order; An item is `undefined` when it was not reached before the work was stopped. Throws when an identity is none.
 */
export type OpenMany = (items: readonly SealedItem[], identity: Identity, watch?: OpenWatch) => Promise<(Opened | undefined)[]>;

/** Opens many with age; workers are used where the browser has them. */
export const openMany: OpenMany = async (items, identity, watch = {}) => {
	const { kind, opened } = await openInWorker(items, identity, watch);
	return kind === 'no-worker' ? openRest(items, opened, identity, watch) : opened;
};

async function openRest(
	items: readonly SealedItem[],
	before: readonly (Opened | undefined)[],
	identity: Identity,
	{ onProgress, signal }: OpenWatch
): Promise<(Opened | undefined)[]> {
	const opener = await openerOf(identity);
	const opened = [...before];
	for (const [at, { sealed, outside }] of items.entries()) {
		if (signal?.aborted) break;
		opened[at] ??= await openItem(sealed, opener, outside);
		onProgress?.(at + 1);
	}
	return opened;
}

import type { Item } from '#lib/domain/item.ts';

/** Sheets by item; `undefined` where nobody knows. What is not in it was not counted yet. */
export type KnownSheets = ReadonlyMap<Item, number | undefined>;

export const noneKnown: KnownSheets = new Map();

/** After so many the room answers what was pressed. */
const itemsPerPause = 8;

/** Counts what is not known yet, and gives all that is known after every eighth item and at the end. */
export async function* countInTurns(
	items: readonly Item[],
	before: KnownSheets,
	count: (item: Item) => Promise<number | undefined>
): AsyncGenerator<KnownSheets> {
	const waiting = items.filter((item) => !before.has(item));
	const known = new Map(before);
	for (const [index, item] of waiting.entries()) {
		known.set(item, await count(item).catch(() => undefined));
		if ((index + 1) % itemsPerPause === 0 || index === waiting.length - 1) yield new Map(known);
	}
}

/** How many sheets of paper one item takes, by the layout that prints it. */
import type { Item } from '#lib/domain/item.ts';
import { layOutItem } from './lay-out-item.ts';
import type { LayoutRequest } from './print-request.ts';
import type { FontSet } from './text/font-set.ts';

export type CountSetting = Pick<LayoutRequest, 'envelope' | 'ownWindow' | 'words' | 'isTwoSided'>;

/**
 * Gives the sheets of a letter without those of its copy, or the cards of a card. It gives `undefined` when the item is held, because
 * its address has no room. `FontSet.ready` must come first.
 */
export function sheetsOf(item: Item, setting: CountSetting, fonts: FontSet): number | undefined {
	const kind = item.kind === 'letter' ? 'letters' : 'cards';
	const layout = layOutItem(item, { ...setting, kind, createdAt: new Date(0) }, fonts);
	if (layout.kind === 'card') return layout.cards.length;
	if (layout.kind !== 'letter') return undefined;
	return setting.isTwoSided ? Math.ceil(layout.pages.length / 2) : layout.pages.length;
}

/** Which signs of an item, or of other texts, print as boxes. */
import type { Item } from '#lib/domain/item.ts';
import type { Missing } from '#lib/domain/print/held.ts';
import type { PrintKind } from '#lib/domain/print/batch-fact.ts';
import type { FontSet } from './text/font-set.ts';
import { unsettable, unsettableAnywhere } from './text/unsettable.ts';
import { textsPrinted } from './wordings.ts';

/** What of the item prints as boxes; undefined when all of it can be set. Make the fonts ready for it first. */
export function heldForScript(item: Item, fonts: FontSet, kind: PrintKind = 'all'): Missing | undefined {
	const { scripts, characters } = unsettable(textsPrinted(item, kind), fonts);
	return characters.length === 0 ? undefined : { kind: 'held', id: item.id, reason: 'script', scripts, characters };
}

/** The signs of the item that no font has. It needs no font to be ready: the list of what they cover is enough. */
export function boxedIn(item: Item, fonts: FontSet): string[] {
	return unsettableAnywhere(textsPrinted(item, 'all'), fonts).characters;
}

export interface HeldTexts {
	kind: 'held';
	scripts: string[];
	characters: string[];
}

/** The same for texts that belong to no item: the event's name, a table's label. */
export function heldTexts(texts: readonly string[], fonts: FontSet): HeldTexts | undefined {
	const { scripts, characters } = unsettable(texts, fonts);
	return characters.length === 0 ? undefined : { kind: 'held', scripts, characters };
}

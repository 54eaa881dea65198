/** What an organiser is told of: an item that cannot be printed, and signs that print as boxes. */
import type { Item } from '#lib/domain/item.ts';
import type { PrintKind } from '#lib/domain/print/print-fact.ts';
import type { FontSet } from './text/font-set.ts';
import { unsettable } from './text/unsettable.ts';
import { textsPrinted } from './wordings.ts';

/** The address does not fit its place even in the smallest type, or (`isAbsent`) there is none: the item is left out. */
export type HeldAddress = { kind: 'held'; id: string; reason: 'address'; isAbsent?: true };

/** Signs that no font covers. The item is printed, each of them as a box. `scripts` names them ("Syriac"), `characters` lists them. */
export type Missing = { kind: 'held'; id: string; reason: 'script'; scripts: string[]; characters: string[] };

export type Held = HeldAddress | Missing;

/** What of the item prints as boxes; undefined when all of it can be set. Make the fonts ready for it first. */
export function heldForScript(item: Item, fonts: FontSet, kind: PrintKind = 'all'): Missing | undefined {
	const { scripts, characters } = unsettable(textsPrinted(item, kind), fonts);
	return characters.length === 0 ? undefined : { kind: 'held', id: item.id, reason: 'script', scripts, characters };
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

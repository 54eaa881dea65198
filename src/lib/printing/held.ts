/** What cannot be printed right is held back and named, never printed wrong. */
import type { Item } from '#lib/domain/item.ts';
import { unsettable } from './text/unsettable.ts';
import type { FontSet } from './text/font-set.ts';

export type Held =
	/** Written with signs that no font here can set. `scripts` names them ("Arabic", "Emoji"), `characters` lists them. */
	| { kind: 'held'; id: string; reason: 'script'; scripts: string[]; characters: string[] }
	/** The address does not fit its place even in the smallest type. */
	| { kind: 'held'; id: string; reason: 'address' };

/** What the item cannot be set for; undefined when all of it can. */
export function heldForScript(item: Item, fonts: FontSet): Held | undefined {
	const { scripts, characters } = unsettable(textsOn(item), fonts);
	return characters.length === 0 ? undefined : { kind: 'held', id: item.id, reason: 'script', scripts, characters };
}

/** Every text of the item that is printed; its e-mail address and table are not. */
function textsOn({ to, subject, paragraphs, closing, from }: Item): string[] {
	const { name, town, country, address } = from;
	const single = [to.salutation, subject, closing, name, town, country].filter((text) => text !== undefined);
	return [...to.lines, ...paragraphs, ...(address ?? []), ...single];
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

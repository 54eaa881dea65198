/** The words of an item that are names: they are never divided at the end of a line. */
import type { Item } from '#lib/domain/item.ts';

export function namesIn({ to, subject, from }: Item): ReadonlySet<string> {
	const { name, town, country, address = [] } = from;
	const texts = [...to.lines, to.salutation, subject, name, town, country, ...address];
	return new Set(texts.flatMap((text) => text?.match(/[\p{L}\p{M}]+/gu) ?? []));
}

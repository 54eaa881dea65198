/** What the screens say of a join link and of what came by it. */
import type { LinkKind } from '#lib/domain/channels/channel.ts';
import type { Flood } from '#lib/domain/channels/came.ts';
import { timeInWords } from '#lib/domain/language/days.ts';
import { screenLanguage } from '#lib/i18n/locale.svelte.ts';
import { theirs } from '#lib/i18n/theirs.ts';
import { words } from '#lib/i18n/words.ts';
import type { Link, Links } from '#lib/desk/links.svelte.ts';

/** The address of what belongs to the event's own link, where others have the id of their channel. */
export const ownLink = 'own';

export const linkKindWords: Record<LinkKind, () => string> = {
	table: words.links_kind_table,
	home: words.links_kind_home,
	group: words.links_kind_group,
	page: words.links_kind_page
};

/** The name of a link as it stands in a list: a table by its number, everything else as organisers called it. */
export function linkName({ kind, name }: Pick<Link, 'kind' | 'name'>): string {
	if (name === undefined) return words.links_unnamed();
	return kind === 'table' ? words.room_table({ table: theirs(name) }) : name;
}

/** The name of a channel's link within a sentence. Without an id it is the event's own. */
export function whereOf(links: Links, channel: string | undefined): string {
	if (channel === undefined) return words.links_of_own();
	return linkName(links.of(channel) ?? {});
}

/** A flood's heading and its sentence. Nobody is accused while everything can be read. */
export function floodWords(links: Links, { channel, came, unopened, sinceMs }: Flood): { head: string; why: string } {
	const where = whereOf(links, channel);
	const told = { count: came, unopened, time: timeInWords(sinceMs, screenLanguage.current) };
	return unopened > 0
		? { head: words.links_flood({ where: theirs(where) }), why: words.links_flood_why(told) }
		: { head: words.links_much({ where: theirs(where) }), why: words.links_much_why(told) };
}

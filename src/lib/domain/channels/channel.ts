/**
 * A channel: one join link with a token of its own, and all who came by it. The server knows its id and the hash of its token. Its kind
 * and its name are sealed for the organisers, because how tables and classes are called is theirs alone.
 */
import { codeField } from '../event-code.ts';
import { idField } from '../decode/fields.ts';
import { oneOfOr } from '../decode/open.ts';
import { oneOf, openShape, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';

/** For whom a link is: one table, phones at home, a class or a group, the public page. The names are sealed and never change. */
export const linkKinds = ['table', 'home', 'group', 'page'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** In UTF-16 units. The label of a table may be as long. */
export const longestLinkName = 40;
/** How many channels an event may have, open and closed. Three for each table of a large hall. */
export const mostChannels = 200;

const fields = openShape({
	v: oneOf(1),
	event: codeField,
	id: idField,
	kind: oneOfOr<LinkKind>('group', ...linkKinds),
	name: text({ max: longestLinkName })
});
export type ChannelContent = Decoded<typeof fields>;
/** Parses what a channel's seal held. A kind that only a newer app knows is read as a group. */
export const parseChannelContent = (value: unknown): Parsed<ChannelContent> => parseWith(fields, value);

/** What a channel's token is made from, beside the words. A name that somebody changed therefore gives another token. */
export type ChannelToBe = Pick<ChannelContent, 'id' | 'kind' | 'name'>;

/** Channels on the wire: an event's join links, as organisers open and close them. */
import { digestField, idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { flag, integer, list, openShape, optional, parseWith, shape, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { mostChannels } from '../channels/channel.ts';
import { sealedCard } from './wire.ts';

const put = shape({
	/** Hex SHA-256 of the raw token of its link. It never changes. */
	tokenHash: digestField,
	/** Its kind and name, sealed for the organisers: base64 of an age file of the smallest size class. */
	sealed: sealedCard,
	/** `true` closes the link. `false` opens it, or opens it again. */
	closed: flag
});
export type PutChannel = Decoded<typeof put>;
/** Parses what an organiser's device says of one channel, as the server takes it. */
export const parsePutChannel = (value: unknown): Parsed<PutChannel> => parseWith(put, value);

/** A channel as an organiser's device keeps it, and brings it back to a server that lost it. */
export type KeptChannel = PutChannel & { id: string };

const count = integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
const told = openShape({
	id: idField,
	tokenHash: digestField,
	sealed: text({ max: 16_384 }),
	openedAt: momentField,
	/** Since when the link is closed. Absent while it is open. */
	closedAt: optional(momentField),
	/** How many items came by it. */
	items: count,
	/** When the last of them came, to the quarter hour. Absent while none came. */
	lastItemAt: optional(momentField)
});
export type ToldChannel = Decoded<typeof told>;
/** One channel that is not understood makes the whole answer malformed, because a link that is left out would look lost. */
const answered = openShape({ channels: list(told, { max: mostChannels, noun: 'channels' }), serverTime: momentField });
export type ChannelsAnswer = Decoded<typeof answered>;
/** Parses the channels of an event, as an organiser's device reads them. */
export const parseChannels = (value: unknown): Parsed<ChannelsAnswer> => parseWith(answered, value);

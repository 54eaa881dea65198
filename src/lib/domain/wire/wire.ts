/**
 * What travels between a device and the server, version 1. Both sides parse with these; neither trusts the other. What a device posts
 * is a `shape`, what a server answers an `openShape`: the server may be newer.
 */
import { codeField } from '../event-code.ts';
import { digestField, idField, signatureField, slugField, verifyKeyField } from '../decode/fields.ts';
import { momentField as moment } from '../decode/moment-field.ts';
import { handOverField, mostHandOvers } from '../hand-over.ts';
import { kinds } from '../kind.ts';
import { largestManifestBytes } from '../manifest.ts';
import { largestPackBytes } from '../pack.ts';
import { sizeClassesBytes } from '../item-bounds.ts';
import { sizeClassOf } from './sealed-size.ts';
import { batchBounds, largestSealedBytes } from './wire-bounds.ts';
import { hallBounds } from '../hall/hall-bounds.ts';
import { ifKnown, openList } from '../decode/open.ts';
import {
	anything,
	base64,
	integer,
	list,
	oneOf,
	openShape,
	optional,
	parseWith,
	refuse,
	shape,
	text,
	type Decode,
	type Decoded,
	type Parsed
} from '../decode/parse.ts';

/** The media type of every body and answer. An answer of another type did not come from this server (I6). */
export const mediaType = 'application/vnd.writing-table.v1+json';

export { batchBounds, bodyBounds, largestSealedBytes } from './wire-bounds.ts';

/** The pseudonym of a device at one event, a UUID. Another event knows it by another one. */
export const deviceField: Decode<string> = idField;

/** A sealed item on its way: `sealed` is base64 of the age file, `digest` the hex SHA-256 of its bytes. */
const postedItem = shape({
	id: idField,
	seq: integer({ min: 1, max: hallBounds.seq }),
	caseId: slugField,
	kind: oneOf(...kinds),
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	digest: digestField,
	sealed: base64({ max: Math.ceil(largestSealedBytes / 3) * 4 })
});
export type PostedItem = Decoded<typeof postedItem>;
/** One posted item, as the server takes it. Its bytes are compared with its digest afterwards. */
export const parsePostedItem = (value: unknown): Parsed<PostedItem> => parseWith(postedItem, value);

/** The envelope alone: one malformed item must not refuse its neighbours, so items are parsed one by one (I8). */
const post = shape({
	device: deviceField,
	items: list(anything, { min: 1, max: batchBounds.items, noun: 'items' })
});
export type Post = Decoded<typeof post>;
/** A delivery of a device, as the server takes it; each item is looked at on its own later. */
export const parsePost = (value: unknown): Parsed<Post> => parseWith(post, value);

/** What the server did with one posted item. The names stand on the wire, so a name is never changed. */
export const outcomes = ['stored', 'known', 'conflict', 'refused'] as const;
type Outcome = (typeof outcomes)[number];
export const refusalReasons = ['malformed', 'digest-mismatch', 'too-large', 'unknown-case', 'event-full', 'too-late'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** `id` and `digest` as received; for `conflict` the digest is the one that is stored. Item by item, in the order posted. */
export interface Receipt {
	id: string;
	digest: string;
	outcome: Outcome;
	reason?: RefusalReason;
	/** True when it arrived after the event closed or its key was rotated; it is kept all the same. */
	late?: boolean;
}
/** `serverTime` is an ISO moment; only the seven days of I7 are measured by it. */
export interface PostAnswer {
	receipts: Receipt[];
	serverTime: string;
}

const idOrEmpty = text({ min: 0, max: 64 });
const flagTrue = oneOf(true);
const receipt = openShape({
	id: idOrEmpty,
	digest: idOrEmpty,
	outcome: oneOf(...outcomes),
	reason: ifKnown(oneOf(...refusalReasons)),
	late: ifKnown(flagTrue)
});
/** A receipt that is not understood is left out, so that its item goes on waiting. */
const postAnswer = openShape({
	receipts: openList(receipt, { max: batchBounds.items, noun: 'receipts' }),
	serverTime: moment
});
/** The receipts for a delivery, as a device reads them. */
export const parsePostAnswer = (value: unknown): Parsed<PostAnswer> => parseWith(postAnswer, value);

const event = openShape({
	/** Larger than today's may be: the manifest itself tells who cannot read it. */
	manifest: text({ max: 8 * largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** From the first owner's key to this one, in their order. Absent where the event was never handed over, and from servers of before. */
	handedOver: ifKnown(list(handOverField, { max: mostHandOvers, noun: 'hand-overs' }))
});
/** `manifest` is the exact signed JSON string. */
export type EventAnswer = Decoded<typeof event>;
/** An event as the server gives it: its signed manifest, the signature, and the key to check it with. Nothing is checked yet. */
export const parseEventAnswer = (value: unknown): Parsed<EventAnswer> => parseWith(event, value);

/** The codes of the events that a token organises, newest first; so the twelve words alone find their event. */
const eventCodes = openShape({ codes: list(codeField, { max: 20, noun: 'codes' }) });
export type EventCodes = Decoded<typeof eventCodes>;
/** The codes of the events that a token organises. */
export const parseEventCodes = (value: unknown): Parsed<EventCodes> => parseWith(eventCodes, value);

const newEvent = shape({
	manifest: text({ max: largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** Hex SHA-256 of the raw organiser token and of the raw join token. */
	authHash: digestField,
	joinHash: digestField,
	/** Of the token of the recovery words, where the event has its own. */
	recoveryHash: optional(digestField),
	pack: text({ max: largestPackBytes, lines: true })
});
export type EventToOpen = Decoded<typeof newEvent>;
/** What an organiser's device sends to open an event. */
export const parseNewEvent = (value: unknown): Parsed<EventToOpen> => parseWith(newEvent, value);

const nextManifest = shape({ manifest: text({ max: largestManifestBytes, lines: true }), signature: signatureField });
export type NextManifest = Decoded<typeof nextManifest>;
/** A changed manifest with its signature, in place of the one before. */
export const parseNextManifest = (value: unknown): Parsed<NextManifest> => parseWith(nextManifest, value);

const collected = shape({ ids: list(idField, { min: 1, max: 1_000, noun: 'ids' }) });
/** Which items an organiser's device has and opened. */
export const parseCollected = (value: unknown): Parsed<Decoded<typeof collected>> => parseWith(collected, value);

/** base64 of an age file of the smallest class, which every card fits into, and every entry of a keyring. */
export function sealedCard(value: unknown, path: string): string {
	const card = base64({ max: 16_384 })(value, path);
	const bytes = Uint8Array.from(atob(card), (sign) => sign.charCodeAt(0));
	if (sizeClassOf(bytes) !== sizeClassesBytes[0]) refuse(path, 'must be an age file of the smallest size class');
	return card;
}

/** The device card is sealed for the organisers: table, app version, readiness. The server learns `seq` alone. */
const deviceCard = shape({ card: sealedCard, lastSeq: integer({ min: 0, max: hallBounds.seq }) });
export type DeviceCard = Decoded<typeof deviceCard>;
/** A device's sealed card with its last `seq`, as the server takes it. */
export const parseDeviceCard = (value: unknown): Parsed<DeviceCard> => parseWith(deviceCard, value);

const caseTally = openShape({
	caseId: slugField,
	letters: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
	cards: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
	paperLetters: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
	paperCards: integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
});
/** What arrived for one case, and what was counted by hand. */
export type CaseTally = Decoded<typeof caseTally>;
/** Whole or not at all: a sum without one of its cases would be wrong. */
const tally = openShape({ cases: list(caseTally, { max: 40, noun: 'cases' }), serverTime: moment });
export type TallyAnswer = Decoded<typeof tally>;
/** The counts of all cases, as a screen reads them. */
export const parseTally = (value: unknown): Parsed<TallyAnswer> => parseWith(tally, value);

/** Whole or not at all: a device that is left out would count as all in. */
const devices = openShape({
	devices: list(
		openShape({
			device: deviceField,
			card: optional(text({ max: 16_384 })),
			/** The last `seq` the device said it handed in, and the highest and the number of those that arrived. */
			lastSeq: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			received: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			receivedSeq: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			lastSeenAt: moment
		}),
		{ max: 5_000, noun: 'devices' }
	),
	/** Since when a device was not heard is told by the server's clock; absent from servers of before. */
	serverTime: optional(moment)
});
export type DevicesAnswer = Decoded<typeof devices>;
/** The devices of an event, or one page of them, as an organiser's device reads them. */
export const parseDevices = (value: unknown): Parsed<DevicesAnswer> => parseWith(devices, value);

/** Where events are opened and found. It begins every path of the API but that of health. */
export const eventsPath = '/api/v1/events';
/** The path of a call about one event; `rest` begins with a slash. */
export const apiPath = (code: string, rest = '') => `${eventsPath}/${code}${rest}`;
/** An event's code out of an address, in the form in which it is stored. */
export const parseCode = (value: unknown): Parsed<string> => parseWith(codeField, value);

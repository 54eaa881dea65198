/**
 * What travels between a device and the server, version 1. Both sides parse with these, because neither trusts the other. What a
 * device posts is a `shape`. What a server answers is an `openShape`, because the server may be newer.
 */
import { codeField } from '../event-code.ts';
import { digestField, idField, signatureField, slugField, verifyKeyField } from '../decode/fields.ts';
import { momentField as moment } from '../decode/moment-field.ts';
import { handOverField, mostHandOvers } from '../hand-over.ts';
import { sealedKinds } from '../kind.ts';
import { largestManifestBytes } from '../manifest.ts';
import { largestPackBytes } from '../pack/parse-pack.ts';
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

/** The pseudonym of a device at one event, a UUID. The device has a different one at each event. */
export const deviceField: Decode<string> = idField;

/** A sealed item on its way: `sealed` is base64 of the age file, `digest` the hex SHA-256 of its bytes. */
const postedItem = shape({
	id: idField,
	seq: integer({ min: 1, max: hallBounds.seq }),
	caseId: slugField,
	kind: oneOf(...sealedKinds),
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	digest: digestField,
	sealed: base64({ max: Math.ceil(largestSealedBytes / 3) * 4 })
});
export type PostedItem = Decoded<typeof postedItem>;
/** Parses one posted item, as the server takes it. The server compares its bytes with its digest later. */
export const parsePostedItem = (value: unknown): Parsed<PostedItem> => parseWith(postedItem, value);

/** Only the envelope. Items are parsed one by one, so that a malformed item does not refuse the others (I8). */
const post = shape({
	device: deviceField,
	items: list(anything, { min: 1, max: batchBounds.items, noun: 'items' })
});
export type Post = Decoded<typeof post>;
/** Parses a delivery of a device, as the server takes it. The server looks at each item later. */
export const parsePost = (value: unknown): Parsed<Post> => parseWith(post, value);

/**
 * What the server did with one posted item. `stored`: it was stored now. `known`: it arrived before with the same digest. `conflict`:
 * another digest is stored under its id. `refused`: `reason` says why. The names travel on the wire, so they never change.
 */
export const outcomes = ['stored', 'known', 'conflict', 'refused'] as const;
type Outcome = (typeof outcomes)[number];
/** Why the server refused one posted item. The names travel on the wire, so they never change. */
export const refusalReasons = ['malformed', 'digest-mismatch', 'too-large', 'unknown-case', 'event-full', 'too-late'] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** `id` and `digest` are those of the item as it was received. For `conflict`, `digest` is the one that is stored. */
export interface Receipt {
	id: string;
	digest: string;
	outcome: Outcome;
	reason?: RefusalReason;
	/** True when it arrived after the event closed or its key was rotated. The server keeps it in either case. */
	late?: boolean;
}
/** The receipts are in the order of the post. `serverTime` is an ISO moment, and only the seven days of I7 are measured by it. */
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
/** A receipt that is not understood is left out, so its item goes on waiting. */
const postAnswer = openShape({
	receipts: openList(receipt, { max: batchBounds.items, noun: 'receipts' }),
	serverTime: moment
});
/** Parses the receipts for a delivery, as a device reads them. */
export const parsePostAnswer = (value: unknown): Parsed<PostAnswer> => parseWith(postAnswer, value);

const event = openShape({
	/** A newer manifest may be larger than today's. The manifest itself says which apps cannot read it. */
	manifest: text({ max: 8 * largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** The hand-overs from the first owner's key to this one, in order. Absent without a hand-over, and from older servers. */
	handedOver: ifKnown(list(handOverField, { max: mostHandOvers, noun: 'hand-overs' }))
});
/** `manifest` is the exact signed JSON string. */
export type EventAnswer = Decoded<typeof event>;
/** Parses an event as the server gives it. The signature is not checked here. */
export const parseEventAnswer = (value: unknown): Parsed<EventAnswer> => parseWith(event, value);

/** Newest first. With these codes, the twelve words alone find their event. */
const eventCodes = openShape({ codes: list(codeField, { max: 20, noun: 'codes' }) });
export type EventCodes = Decoded<typeof eventCodes>;
/** Parses the codes of the events that a token organises. */
export const parseEventCodes = (value: unknown): Parsed<EventCodes> => parseWith(eventCodes, value);

const newEvent = shape({
	manifest: text({ max: largestManifestBytes, lines: true }),
	signature: signatureField,
	verifyKey: verifyKeyField,
	/** Hex SHA-256 of the raw organiser token and of the raw join token. */
	authHash: digestField,
	joinHash: digestField,
	/** The same digest of the token of the recovery words. It is absent when the event has no recovery words of its own. */
	recoveryHash: optional(digestField),
	pack: text({ max: largestPackBytes, lines: true })
});
export type EventToOpen = Decoded<typeof newEvent>;
/** Parses what an organiser's device sends to open an event. */
export const parseNewEvent = (value: unknown): Parsed<EventToOpen> => parseWith(newEvent, value);

const nextManifest = shape({
	manifest: text({ max: largestManifestBytes, lines: true }),
	signature: signatureField,
	/** The pack that the manifest names, when it is another than the one before. */
	pack: optional(text({ max: largestPackBytes, lines: true }))
});
export type NextManifest = Decoded<typeof nextManifest>;
/** Parses a changed manifest, which replaces the one before, with its signature. */
export const parseNextManifest = (value: unknown): Parsed<NextManifest> => parseWith(nextManifest, value);

const collected = shape({ ids: list(idField, { min: 1, max: 1_000, noun: 'ids' }) });
/** Parses the ids of the items that an organiser's device has and opened. */
export const parseCollected = (value: unknown): Parsed<Decoded<typeof collected>> => parseWith(collected, value);

/** Reads base64 of an age file of the smallest size class. Every device card and every entry of a keyring fits into it. */
export function sealedCard(value: unknown, path: string): string {
	const card = base64({ max: 16_384 })(value, path);
	const bytes = Uint8Array.from(atob(card), (sign) => sign.charCodeAt(0));
	if (sizeClassOf(bytes) !== sizeClassesBytes[0]) refuse(path, 'must be an age file of the smallest size class');
	return card;
}

/** Table, app version and readiness are sealed for the organisers in `card`. The server learns only `lastSeq`. */
const deviceCard = shape({ card: sealedCard, lastSeq: integer({ min: 0, max: hallBounds.seq }) });
export type DeviceCard = Decoded<typeof deviceCard>;
/** Parses a device's sealed card with its last `seq`, as the server takes it. */
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
/** One malformed case makes the whole answer malformed, because a sum without one case would be wrong. */
const tally = openShape({ cases: list(caseTally, { max: 40, noun: 'cases' }), serverTime: moment });
export type TallyAnswer = Decoded<typeof tally>;
/** Parses the counts of all cases, as a screen reads them. */
export const parseTally = (value: unknown): Parsed<TallyAnswer> => parseWith(tally, value);

/** One malformed device makes the whole answer malformed, because a device that is left out would look complete. */
const devices = openShape({
	devices: list(
		openShape({
			device: deviceField,
			card: optional(text({ max: 16_384 })),
			/** `lastSeq` is the last one that the device says it handed in. `receivedSeq` is the highest that arrived, `received` how many did. */
			lastSeq: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			received: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			receivedSeq: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
			lastSeenAt: moment
		}),
		{ max: 5_000, noun: 'devices' }
	),
	/** The silence of a device is measured by the server's clock. It is absent from older servers. */
	serverTime: optional(moment)
});
export type DevicesAnswer = Decoded<typeof devices>;
/** Parses the devices of an event, or one page of them, as an organiser's device reads them. */
export const parseDevices = (value: unknown): Parsed<DevicesAnswer> => parseWith(devices, value);

/** The path under which events are opened and found. Every path of the API except that of health begins with it. */
export const eventsPath = '/api/v1/events';
/** Gives the path of a call about one event. `rest` is empty or begins with a slash. */
export const apiPath = (code: string, rest = '') => `${eventsPath}/${code}${rest}`;
/** Parses an event's code from an address, and gives it in the form in which it is stored. */
export const parseCode = (value: unknown): Parsed<string> => parseWith(codeField, value);

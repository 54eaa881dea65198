/** What a device tells the organisers about itself, sealed for them alone: the server learns its last `seq` and nothing else. */
import { codeField } from '../event-code.ts';
import { idField } from '../decode/fields.ts';
import { oneOfOr } from '../decode/open.ts';
import { integer, list, oneOf, openShape, optional, parseWith, text, type Decoded, type Parsed } from '../decode/parse.ts';
import { hallBounds } from './hall-bounds.ts';
import { lacks, type ToldLack } from './readiness.ts';

/** A card is as small as every other, so it names no more numbers than these. */
export const mostGivenBack = 100;

const fields = openShape({
	v: oneOf(1),
	event: codeField,
	device: idField,
	/** The label of its table; absent on a writer's own device. */
	table: optional(text({ max: 40 })),
	appVersion: text({ max: 40 }),
	/** When it joined, by its own clock. */
	joinedAtMs: optional(integer({ min: 0, max: Number.MAX_SAFE_INTEGER })),
	/** What it lacks before the day; empty when it is ready, absent while it has not looked. */
	lacks: optional(list(oneOfOr<ToldLack>('other', ...lacks), { max: 40, noun: 'lacks' })),
	/** Sheets that lie here and were not handed in; absent while it does not count them. */
	unfinished: optional(integer({ min: 0, max: 9_999 })),
	/** Sheets that were cleared unfinished since it joined. */
	cleared: optional(integer({ min: 0, max: 999_999 })),
	/** Sittings of which something was handed in since it joined; absent where its app does not count them. */
	people: optional(integer({ min: 0, max: hallBounds.seq })),
	/** Numbers up to `lastSeq` whose items were taken back. The next items get them. */
	givenBack: optional(list(integer({ min: 1, max: hallBounds.seq }), { max: mostGivenBack, noun: 'numbers' })),
	/** Pseudonyms this same device had here before its storage was lost. */
	replaces: optional(list(idField, { max: 20, noun: 'pseudonyms' }))
});
export type DeviceCardContent = Decoded<typeof fields>;
/** The content of an opened device card. A field or a lack that a newer device says is passed over, or read as `other`. */
export const parseDeviceCardContent = (value: unknown): Parsed<DeviceCardContent> => parseWith(fields, value);

/** *Keeping* on the wire: how long the server keeps letters and events, and whether it has room. */
import { momentField } from '../decode/moment-field.ts';
import { ifKnown } from '../decode/open.ts';
import { integer, oneOf, openShape, optional, parseWith, type Decoded, type Parsed } from '../decode/parse.ts';

const keeping = openShape({
	/** How many days after collecting the server deletes an item's bytes. Absent means never. */
	collectedForDays: optional(integer({ min: 1, max: 100_000 })),
	/** When the server deletes the whole event. Absent means never. */
	goesAt: optional(momentField),
	/** The server's disk has little room left. It still takes letters, but soon it cannot. */
	nearlyFull: ifKnown(oneOf(true)),
	serverTime: momentField
});
export type Keeping = Decoded<typeof keeping>;
/** Parses how long the server keeps an event, as an organiser's device reads it. */
export const parseKeeping = (value: unknown): Parsed<Keeping> => parseWith(keeping, value);

/** How many days before the deletion the organisers are told. */
export const noticeDays = 14;

const dayMs = 86_400_000;

/** True when the server deletes the event within two weeks, by the server's own clock. */
export const goesSoon = ({ goesAt, serverTime }: Keeping): boolean =>
	goesAt !== undefined && Date.parse(goesAt) - Date.parse(serverTime) <= noticeDays * dayMs;

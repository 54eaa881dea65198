/** *Keeping* on the wire: how long the server keeps what lies on it, and whether it has room. */
import { momentField } from '../decode/moment-field.ts';
import { ifKnown } from '../decode/open.ts';
import { integer, oneOf, openShape, optional, parseWith, type Decoded, type Parsed } from '../decode/parse.ts';

const keeping = openShape({
	/** Days after which the server lets go of the bytes of what was collected; absent: never. */
	collectedForDays: optional(integer({ min: 1, max: 100_000 })),
	/** When the server deletes the whole event; absent: never. */
	goesAt: optional(momentField),
	/** Its disk has little room left: letters are still taken, and soon no more. */
	nearlyFull: ifKnown(oneOf(true)),
	serverTime: momentField
});
export type Keeping = Decoded<typeof keeping>;
/** How long the server keeps an event, as an organiser's device reads it. */
export const parseKeeping = (value: unknown): Parsed<Keeping> => parseWith(keeping, value);

/** So many days before, it is said aloud. */
export const noticeDays = 14;

const dayMs = 86_400_000;

/** True when the event goes within two weeks, by the server's own clock. */
export const goesSoon = ({ goesAt, serverTime }: Keeping): boolean =>
	goesAt !== undefined && Date.parse(goesAt) - Date.parse(serverTime) <= noticeDays * dayMs;

/** *Held?* on the wire: a device asks which of its items the server holds, byte for byte, and which an organiser has. */
import { digestField, idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { integer, list, oneOf, openShape, optional, parseWith, shape, type Decoded, type Parsed } from '../decode/parse.ts';

/** Some 50 KB of JSON. A question about no item only asks for the number. */
export const heldBounds = { items: 400 };

const heldQuestion = shape({
	device: idField,
	items: list(shape({ id: idField, digest: digestField }), { max: heldBounds.items, noun: 'items' })
});
export type HeldQuestion = Decoded<typeof heldQuestion>;
/** What a device asks, as the server takes it; an unknown field is refused. */
export const parseHeldQuestion = (value: unknown): Parsed<HeldQuestion> => parseWith(heldQuestion, value);

const heldAnswer = openShape({
	/** Of the items asked about, those that lie on the server's disk under this very digest, or did until their event was deleted. */
	held: list(openShape({ id: idField, collected: optional(oneOf(true)) }), { max: heldBounds.items, noun: 'items' }),
	/** How many items of this device ever arrived: fewer than it delivered means that the server forgot some. */
	received: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
	serverTime: momentField
});
export type HeldAnswer = Decoded<typeof heldAnswer>;
/**
 * What the server answers. One entry that is not understood makes the whole answer `malformed`, for what is missing counts as
 * lost.
 */
export const parseHeldAnswer = (value: unknown): Parsed<HeldAnswer> => parseWith(heldAnswer, value);

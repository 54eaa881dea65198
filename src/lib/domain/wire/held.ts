/** *Held?* on the wire. A device asks which of its items the server holds, byte for byte, and which ones an organiser has. */
import { digestField, idField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import { integer, list, oneOf, openShape, optional, parseWith, shape, type Decoded, type Parsed } from '../decode/parse.ts';

/** The most items in one question, which is about 50 KB of JSON. A question without items asks only for `received`. */
export const heldBounds = { items: 400 };

const heldQuestion = shape({
	device: idField,
	items: list(shape({ id: idField, digest: digestField }), { max: heldBounds.items, noun: 'items' })
});
export type HeldQuestion = Decoded<typeof heldQuestion>;
/** Parses what a device asks, as the server takes it. An unknown field is refused. */
export const parseHeldQuestion = (value: unknown): Parsed<HeldQuestion> => parseWith(heldQuestion, value);

const heldAnswer = openShape({
	/** The items in question that lie on the server's disk under the same digest, or lay there until their event was deleted. */
	held: list(openShape({ id: idField, collected: optional(oneOf(true)) }), { max: heldBounds.items, noun: 'items' }),
	/** How many items of this device ever arrived. A number below what it delivered means that the server lost some. */
	received: integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
	serverTime: momentField
});
export type HeldAnswer = Decoded<typeof heldAnswer>;
/**
 * Parses what the server answers. One entry that is not understood makes the whole answer `malformed`, because a missing item
 * counts as lost.
 */
export const parseHeldAnswer = (value: unknown): Parsed<HeldAnswer> => parseWith(heldAnswer, value);

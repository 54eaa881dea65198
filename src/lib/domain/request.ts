/**
 * What a writer asks of the organisers about an item that was handed in: to leave it out, or to send it after all. This is the plaintext
 * inside the age file, version 1. It travels like an item and is none: it is not printed and not counted.
 */
import { codeField } from './event-code.ts';
import { idField, slugField } from './decode/fields.ts';
import { integer, oneOf, optional, parseWith, shape, type Decoded, type Parsed } from './decode/parse.ts';
import { receiptCodeField } from './writing/receipt-code.ts';

/** `turn`: the most turns that a writer may take about one item. */
export const requestBounds = { turn: 1_000 };

const fields = shape({
	v: oneOf(1),
	event: codeField,
	id: idField,
	kind: oneOf('request'),
	/** Any case of the pack. The outside must name one, and a fixed one tells the server nothing about the item. */
	caseId: slugField,
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	asks: oneOf('leave-out', 'send'),
	/** The receipt code of the item that it is about. */
	code: receiptCodeField,
	/** The id of this item, when the device knows it. A person who types the code alone does not. */
	item: optional(idField),
	/** One above the last request that the same device made about the same item. */
	turn: integer({ min: 1, max: requestBounds.turn })
});
export type WriterRequest = Decoded<typeof fields>;
/** What a device keeps in clear of a request that it made, beside the sealed bytes. */
export type RequestMade = Pick<WriterRequest, 'asks' | 'turn'> & { item: string };

/** The request inside an opened age file; refused whole with the path of what is wrong. */
export const parseRequest = (value: unknown): Parsed<WriterRequest> => parseWith(fields, value);

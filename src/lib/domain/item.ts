/**
 * A letter or card as it is sealed: the plaintext inside the age file, version 1. `to` is what the writer saw, so that a later
 * pack changes no letter. The ids, the case, the key version and the schema stand inside and are checked when it is opened.
 */
import { codeField } from './event-code.ts';
import { dayField, idField, localeField, slugField } from './decode/fields.ts';
import { itemBounds } from './item-bounds.ts';
import { kinds, type Kind } from './kind.ts';
import { integer, list, oneOf, optional, parseWith, refuse, shape, text, type Decode, type Parsed } from './decode/parse.ts';
import type { Strokes } from './writing/strokes.ts';
import { strokesField } from './writing/strokes-field.ts';

export { kinds, type Kind } from './kind.ts';

interface Sender {
	name: string;
	town?: string;
	country?: string;
	address?: string[];
}

export interface Item {
	v: 1;
	/** The event's code. */
	event: string;
	id: string;
	kind: Kind;
	caseId: string;
	keyVersion: number;
	locale: string;
	/** The day on the sheet, `YYYY-MM-DD`. */
	writtenOn: string;
	to: { lines: string[]; salutation?: string };
	/** The addressee of a letter, by the id in its pack. Absent is the first: so are all items of before. */
	addressee?: string;
	/** The address of who gets a copy of a letter. The copy is no item of its own and is not counted. */
	copyTo?: string[];
	subject?: string;
	paragraphs: string[];
	closing?: string;
	from: Sender;
	contact?: { email: string; consentText: string };
	signature?: Strokes;
	drawing?: Strokes;
	front?: string;
	table?: string;
	/** The year of the archive pack it was made from: practice, not to be posted, and it says so on every page. */
	practice?: number;
}

const line = (max: number) => text({ max });
const postalLines = list(line(itemBounds.addressLine), { max: itemBounds.addressLines, noun: 'lines' });
const fields = shape({
	v: oneOf(1),
	event: codeField,
	id: idField,
	kind: oneOf(...kinds),
	caseId: slugField,
	keyVersion: integer({ min: 1, max: 1_000_000 }),
	locale: localeField,
	writtenOn: dayField,
	to: shape({ lines: postalLines, salutation: optional(line(itemBounds.greeting)) }),
	addressee: optional(slugField),
	copyTo: optional(postalLines),
	subject: optional(line(itemBounds.subject)),
	paragraphs: list(text({ max: itemBounds.paragraph, lines: true }), {
		max: itemBounds.paragraphs,
		noun: 'paragraphs'
	}),
	closing: optional(line(itemBounds.greeting)),
	from: shape({
		name: text({ min: 0, max: itemBounds.name }),
		town: optional(line(120)),
		country: optional(line(120)),
		address: optional(postalLines)
	}),
	contact: optional(shape({ email: line(254), consentText: line(2_000) })),
	signature: optional(strokesField),
	drawing: optional(strokesField),
	front: optional(slugField),
	table: optional(line(40)),
	practice: optional(integer({ min: 1961, max: 9999 }))
});

const itemField: Decode<Item> = (value, path) => {
	const item = fields(value, path);
	if (item.kind === 'letter' && item.paragraphs.length === 0) refuse('paragraphs', 'a letter needs at least one');
	if (item.kind === 'card' && item.paragraphs.length === 0 && !item.drawing) refuse('paragraphs', 'an empty card');
	return item;
};

/** The item inside an opened age file; refused whole with the path of what is wrong. */
export const parseItem = (value: unknown): Parsed<Item> => parseWith(itemField, value);

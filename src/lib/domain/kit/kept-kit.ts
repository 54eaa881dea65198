/** What an organiser's device remembers of the kit of one event. Nothing of it is secret. */
import { localeField } from '../decode/fields.ts';
import { openList, orElse } from '../decode/open.ts';
import { flag, integer, oneOf, openShape, parseJsonWith, text } from '../decode/parse.ts';
import { mostCopies, mostPeople, mostTables } from './copies.ts';
import { kitParts, partFacts, type KitPart } from './parts.ts';

export interface KeptKit {
	people: number;
	tables: number;
	/** Empty until somebody has chosen: those of the event. */
	languages: string[];
	parts: KitPart[];
	/** Where somebody wants another number than is proposed. */
	copies: { part: KitPart; count: number }[];
	isTwoSided: boolean;
	isBooklet: boolean;
	files: 'one' | 'each';
	/** As it was typed. */
	price: string;
	currency: string;
}

/** Before anybody has said anything. */
export const newKit: KeptKit = {
	...{ people: 40, tables: 6, languages: [], copies: [] },
	parts: kitParts.filter((part) => partFacts[part].isUsual),
	...{ isTwoSided: true, isBooklet: false, files: 'one', price: '', currency: '' }
};

const part = oneOf(...kitParts);
const fields = openShape({
	people: orElse(newKit.people, integer({ min: 1, max: mostPeople })),
	tables: orElse(newKit.tables, integer({ min: 1, max: mostTables })),
	languages: orElse<string[]>([], openList(localeField, { max: 20, noun: 'languages' })),
	parts: orElse<KitPart[]>(newKit.parts, openList(part, { max: 40, noun: 'parts' })),
	copies: orElse<KeptKit['copies']>(
		[],
		openList(openShape({ part, count: integer({ min: 1, max: mostCopies }) }), { max: 40, noun: 'copies' })
	),
	isTwoSided: orElse(true, flag),
	isBooklet: orElse(false, flag),
	files: orElse<KeptKit['files']>('one', oneOf('one', 'each')),
	price: orElse('', text({ min: 0, max: 12 })),
	currency: orElse('', text({ min: 0, max: 12 }))
});

/** Reads a note of this device. What it does not understand counts as never said. */
export function readKeptKit(note: string): KeptKit {
	const read = parseJsonWith(fields, note, 16 * 1024);
	return read.kind === 'parsed' ? read.value : newKit;
}

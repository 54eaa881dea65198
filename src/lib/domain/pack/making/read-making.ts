/**
 * Reads a pack in the making back: from a file that a person chose, or from this device's own disk. A finished pack of any version is
 * one too. Only its form is looked at; what is still missing or too long is no reason to refuse it.
 */
import { ifKnown } from '../../decode/open.ts';
import {
	finite,
	flag,
	list,
	mapOf,
	oneOf,
	openShape,
	optional,
	parseJsonWith,
	refuse,
	shape,
	type Decode,
	type Parsed
} from '../../decode/parse.ts';
import { localeField, slugField } from '../../decode/fields.ts';
import { needsField } from '../../decode/needs.ts';
import { namesOf, unique, type ObjectOf } from '../fields.ts';
import { largestPackBytes, parsePack } from '../parse-pack.ts';
import { caseForm } from './case-form.ts';
import type { FormPlace, FormPlaces } from './form.ts';
import { packForm } from './pack-form.ts';
import { takeApart } from './take-apart.ts';
import type { PackInTheMaking } from './unfinished.ts';

/** Reads the text of a file: a pack of any version, or one with gaps. A field that nobody knows is refused, as in a pack. */
export function parsePackFile(json: string): Parsed<PackInTheMaking> {
	const whole = parsePack(json);
	if (whole.kind === 'parsed') return { kind: 'parsed', value: takeApart(whole.value) };
	return parseJsonWith(makingField(shape), json, largestPackBytes);
}

/** Reads what this device kept. Another version of the app may have written it, so its other fields are passed over. */
export const parseKeptMaking = (json: string): Parsed<PackInTheMaking> =>
	parseJsonWith(makingField(openShape), json, 4 * largestPackBytes);

/** More than any place takes, for what is too long is said at its field. */
const longest = { signs: 100_000, entries: 500 };

const makingField = (object: ObjectOf): Decode<PackInTheMaking> => {
	const entry = object({ ...fieldsOf(caseForm, object), id: slugField });
	const whole = object({
		...fieldsOf(packForm, object),
		needs: needsField,
		v: optional(oneOf(2)),
		locales: list(localeField, { min: 1, max: longest.entries, noun: 'languages' }),
		cases: list(entry, { max: longest.entries, noun: 'cases' })
	});
	return (value, path, notKnown) => {
		const { v: _, ...making } = whole(value, path, notKnown) as unknown as PackInTheMaking & { v?: 2 };
		unique(namesOf(making.cases, 'id'), 'cases', 'id');
		return making;
	};
};

/** Every field may still be missing. */
const fieldsOf = (places: FormPlaces, object: ObjectOf): Record<string, Decode<unknown>> =>
	Object.fromEntries(Object.entries(places).map(([name, place]) => [name, optional(fieldOf(place, object))]));

function fieldOf(place: FormPlace, object: ObjectOf): Decode<unknown> {
	switch (place.kind) {
		case 'text':
			return typed;
		case 'texts':
			return place.isNullable ? (value, path) => (value === null ? [] : typedLines(value, path)) : typedLines;
		case 'words':
			return mapOf(localeField, typed, { max: longest.entries });
		case 'lists':
		case 'any-lists':
			return mapOf(localeField, typedLines, { max: longest.entries });
		case 'choice':
			// A device may have kept a name of a later version.
			return object === openShape ? ifKnown(oneOf(...place.of)) : oneOf(...place.of);
		case 'number':
			return finite({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
		case 'tick':
			return flag;
		case 'group':
			return object(fieldsOf(place.places, object));
		case 'rows':
			return list(object(fieldsOf(place.places, object)), { max: longest.entries, noun: 'rows' });
	}
}

/** What a person typed, as it is. */
const typed: Decode<string> = (value, path) => {
	if (typeof value !== 'string') refuse(path, 'must be text');
	if (value.length > longest.signs) refuse(path, `at most ${longest.signs} characters`);
	return value;
};
const typedLines = list(typed, { max: longest.entries, noun: 'lines' });

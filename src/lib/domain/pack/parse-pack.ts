/**
 * Reads a pack. Whoever writes a pack, and the server that keeps it, must follow the form strictly. A device that fetched the signed
 * pack ignores the fields of a later version, but it must know every name, because names decide how the post travels.
 */
import { needsField } from '../decode/needs.ts';
import { oneOf, openShape, parseJsonWith, shape, type Decode, type Parsed } from '../decode/parse.ts';
import { namesOf, packLocales, unique, type ObjectOf } from './fields.ts';
import { readVersion1 } from './version-1.ts';
import { readVersion2, type Pack } from './version-2.ts';

/** The largest pack as JSON text: 2 MiB. */
export const largestPackBytes = 2 * 1024 * 1024;

const readers = { 1: readVersion1, 2: readVersion2 };

const packField =
	(object: ObjectOf): Decode<Pack> =>
	(value, path, notKnown) => {
		const { v } = head(value, path);
		const pack = readers[v](object, localesOf(value))(value, path, notKnown);
		unique(namesOf(pack.cases, 'id'), 'cases', 'id');
		unique(namesOf(pack.cases, 'number'), 'cases', 'number');
		return pack;
	};

/** Looked at before the languages: a later version may have none. */
const head = openShape({ needs: needsField, v: oneOf(1, 2) });

/** The languages come first: every other text is read against them. */
function localesOf(value: unknown): string[] {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
	const locales = packLocales('locales' in value ? value.locales : undefined, 'locales');
	unique(locales, 'locales', 'language');
	return locales;
}

/** Parses a pack's exact JSON text as it was written, at most 2 MiB. Its digest is checked by who fetched it. */
export const parsePack = (json: unknown): Parsed<Pack> => parseText(packField(shape), json);
/** Parses a pack that a device fetched, after its digest matched the signed one. Fields of a later version are ignored. */
export const parseFetchedPack = (json: unknown): Parsed<Pack> => parseText(packField(openShape), json);

const parseText = (field: Decode<Pack>, json: unknown): Parsed<Pack> =>
	typeof json === 'string' ? parseJsonWith(field, json, largestPackBytes) : { kind: 'malformed', problem: 'must be text' };

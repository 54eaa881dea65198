/** Who a new letter or card is addressed to. It is kept in the draft as the writer saw it, so a later pack changes no letter. */
import { inLocale, type Case } from '../pack.ts';
import { authorityCountry, endsWithCountry } from './authority-country.ts';

/**
 * Gives the authority's address with the authority's country last, in capitals. Without an address it gives the office, for the
 * organisers' parcel. When the country is unknown, none is added, and the organiser is told.
 */
export function authorityLines(entry: Case, locale: string): string[] {
	const country = authorityCountry(entry);
	const lines = entry.authority.lines ?? [inLocale(entry.authority.office, locale)];
	if (!country) return lines;
	const last = lines.at(-1) ?? '';
	const isCountry = entry.authority.lines !== null && endsWithCountry(last, country);
	return isCountry ? [...lines.slice(0, -1), capitals(last)] : [...lines, capitals(inLocale(country, locale))];
}

/** The person on a card: the address that is known, else the name, the name in its own script, and "c/o" the organisers. */
export function cardLines(entry: Case, careOf: string): string[] {
	if (entry.card.lines) return entry.card.lines;
	return [entry.names.full, ...(entry.nativeName ? [entry.nativeName.text] : []), careOf];
}

/** Does not use the rules of a locale, because a Turkish screen must not dot the I of INDIA. */
const capitals = (text: string) => text.toUpperCase();

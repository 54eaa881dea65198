/** Who a new letter or card is addressed to. It is kept in the draft as the writer saw it, so a later pack changes no letter. */
import { addresseeOf, inLocale, type Addressee, type Case, type MadeFor } from '../pack.ts';
import { endsWithCountry } from './ends-with-country.ts';
import { withNumber } from './must-stand.ts';

/**
 * Gives an addressee's address with its country last, in capitals. Without an address it gives the office, for the organisers' parcel.
 * An embassy is asked in the first line to pass the letter on. A number that must stand on each sheet stands below the first published
 * line. When the country is unknown, none is added, and the organiser is told.
 */
export function addressLines({ passOn, lines: published, office, country, rules }: Addressee, locale: string): string[] {
	const own = withNumber(published ?? [inLocale(office, locale)], rules);
	const lines = [...(passOn ? [inLocale(passOn, locale)] : []), ...own];
	if (!country) return lines;
	const last = lines.at(-1) ?? '';
	const isCountry = published !== null && endsWithCountry(last, country);
	return isCountry ? [...lines.slice(0, -1), capitals(last)] : [...lines, capitals(inLocale(country, locale))];
}

/** The person on a card: the address that is known, else the name, the name in its own script, and "c/o" the organisers. */
export function cardLines(entry: Case, careOf: string): string[] {
	const named = [entry.names.full, ...(entry.nativeName ? [entry.nativeName.text] : []), careOf];
	return withNumber(entry.card.lines ?? named, entry.card.rules);
}

/** How a sheet begins and ends in this language of the pack. */
export function greetingOf(entry: Case, { kind, addressee }: MadeFor, locale: string) {
	const { salutation, closing } = kind === 'letter' ? addresseeOf(entry, addressee) : entry.card;
	return { salutation: inLocale(salutation, locale), closing: inLocale(closing, locale) };
}

/** Does not use the rules of a locale, because a Turkish screen must not dot the I of INDIA. */
const capitals = (text: string) => text.toUpperCase();

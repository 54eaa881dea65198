/** Who a new letter or card is addressed to. It is kept in the draft as the writer saw it, so a later pack changes no letter. */
import { inLocale, type Case } from '../pack.ts';

/** The authority's address with the country last and in capitals; without an address the office, for the organisers' parcel. */
export function authorityLines(entry: Case, locale: string): string[] {
	const country = inLocale(entry.country, locale);
	const { lines, office } = entry.authority;
	if (lines === null) return [inLocale(office, locale), capitals(country)];
	const last = lines.at(-1) ?? '';
	const isCountry = Object.values(entry.country).some((name) => plain(last).includes(plain(name)));
	return isCountry ? [...lines.slice(0, -1), capitals(last)] : [...lines, capitals(country)];
}

/** The person on a card: the address that is known, else the name, the name in its own script, and "c/o" the organisers. */
export function cardLines(entry: Case, careOf: string): string[] {
	if (entry.card.lines) return entry.card.lines;
	return [entry.names.full, ...(entry.nativeName ? [entry.nativeName.text] : []), careOf];
}

/** Not by a locale's rules: a Turkish screen must not dot the I of INDIA. */
const capitals = (text: string) => text.toUpperCase();
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** In which country an authority is. A person may be at risk in one country, and those who can change it sit in another. */
import type { Case } from '../pack.ts';

type Of = Pick<Case, 'authority' | 'country'>;

/**
 * The authority's own country, in each language of the pack. Where the pack does not say it, it is the case's country if the address
 * ends with it, and else unknown (`undefined`): packs of version 0.1 had no field for it, and a guess sends letters astray.
 */
export function authorityCountry({ authority, country }: Of): Record<string, string> | undefined {
	return authority.country ?? (endsWithCountry(authority.lines?.at(-1) ?? '', country) ? country : undefined);
}

/** True when a line of an address ends with the country in any of these languages: "Republic of Belarus", "Cairo, Egypt 11511". */
export function endsWithCountry(line: string, country: Readonly<Record<string, string>>): boolean {
	const words = wordsOf(line);
	return Object.values(country).some((name) => wordsOf(name) !== ' ' && words.endsWith(wordsOf(name)));
}

/** Its words alone, without accents, capitals and figures, with a space before each: "Niger" is no end of "Abuja, Nigeria". */
const wordsOf = (text: string) =>
	` ${text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}]+/u)
		.filter((word) => word !== '')
		.join(' ')}`;

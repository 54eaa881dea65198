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

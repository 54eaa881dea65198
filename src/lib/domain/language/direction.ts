/** Which way a language runs. Its script decides, so the only list here is one of scripts. */

/**
 * Right-to-left scripts by their ISO 15924 codes, as CLDR's script metadata has them (version 48), and the variants of Arabic and
 * Syriac that ISO 15924 also names.
 */
const rightToLeftScripts = new Set([
	...['Adlm', 'Arab', 'Aran', 'Armi', 'Avst', 'Chrs', 'Cprt', 'Elym', 'Gara', 'Hatr', 'Hebr', 'Hung', 'Khar', 'Lydi'],
	...['Mand', 'Mani', 'Mend', 'Merc', 'Mero', 'Narb', 'Nbat', 'Nkoo', 'Orkh', 'Ougr', 'Palm', 'Phli', 'Phlp', 'Phnx'],
	...['Prti', 'Rohg', 'Samr', 'Sarb', 'Sidt', 'Sogd', 'Sogo', 'Syrc', 'Syre', 'Syrj', 'Syrn', 'Thaa', 'Yezi']
]);

/**
 * Gives the direction of a BCP 47 tag: `rtl` for `sd`, `ku-Arab` and `pa-PK`, `ltr` for `sd-Deva`, `ku` and `pa`. For a tag without
 * a script it takes the one that CLDR calls likely. A text that is no language tag runs from left to right.
 */
export function directionOf(tag: string): 'ltr' | 'rtl' {
	let direction = known.get(tag);
	if (!direction) known.set(tag, (direction = rightToLeftScripts.has(scriptOf(tag) ?? '') ? 'rtl' : 'ltr'));
	return direction;
}

/** Results are kept, because printing asks for each line. */
const known = new Map<string, 'ltr' | 'rtl'>();

function scriptOf(tag: string): string | undefined {
	try {
		return new Intl.Locale(tag).maximize().script;
	} catch {
		return undefined;
	}
}

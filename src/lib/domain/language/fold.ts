/**
 * Gives text as it is compared when somebody searches, in any script: without case, accents and other marks, with one space between
 * words. Both sides are folded, so a search may find more than it was asked for, and never less.
 */
export const fold = (text: string): string =>
	text
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.replaceAll('ς', 'σ')
		.replace(/\s+/g, ' ')
		.trim();

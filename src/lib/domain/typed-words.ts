/** The twelve words of an organiser as people type, paste and scan them. Whether a word exists is for `keys/words.ts` to say. */
export const wordCount = 12;

/** Twelve words have at most a hundred letters; what is pasted by mistake may be a whole book. */
const longestRead = 2_000;

/** The words in the text, in lower case: capitals, line breaks, commas and numbers ("1. lemon") are understood. */
export function typedWords(text: string): string[] {
	return text
		.replace(/\s+/g, ' ')
		.slice(0, longestRead)
		.normalize('NFKC')
		.toLowerCase()
		.split(/[\s,;|]+/)
		.map((piece) => piece.replace(/^[("']*\d*[.):\-–]*|["').:]+$/g, ''))
		.filter((piece) => piece !== '');
}

/** Whether the text has these words, with no letter before or after them. Both are in the same case; an empty `word` is in no text. */
export function hasWord(text: string, word: string): boolean {
	if (word === '') return false;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		const end = at + word.length;
		// Two units hold any sign.
		if (!/\p{L}$/u.test(text.slice(Math.max(0, at - 2), at)) && !/^\p{L}/u.test(text.slice(end, end + 2))) return true;
	}
	return false;
}

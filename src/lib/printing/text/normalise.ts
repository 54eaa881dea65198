/** Text as it is set: composed, and with only those spaces that every font has. Nothing that has ink is changed or dropped. */
const tabWidth = 4;
const noBreakSpaces = /[\u2007\u202f]/g;
const otherSpaces = /[\u2000-\u2006\u2008-\u200a\u205f]/g;
/** As wide as a Han sign: paragraphs are indented by two of them. */
const wideSpaces = /\u3000/g;
const plain = /^[\x20-\u1fff]*$/;
const hardLineEnds = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** The text as its hard lines, each ready to be shaped. Soft hyphens stay: they are places to break. */
export function displayLines(text: string): string[] {
	return text.normalize('NFC').split(hardLineEnds).map(plainSpaces);
}

function plainSpaces(line: string): string {
	if (plain.test(line)) return line;
	const wide = ' '.repeat(tabWidth);
	return line.replaceAll('\t', wide).replace(wideSpaces, wide).replace(noBreakSpaces, '\u00a0').replace(otherSpaces, ' ');
}

/** A text outside the pages: a title, a language, what a paragraph says. */
export function textString(text: string): string {
	if (/^[\x20-\x7e]*$/.test(text)) return `(${escaped(text)})`;
	let units = '\xfe\xff';
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		units += String.fromCharCode(unit >> 8, unit & 255);
	}
	return `(${escaped(units)})`;
}

/** A return would be read as a line feed. */
const escaped = (bytes: string) => bytes.replace(/[\\()]/g, '\\$&').replaceAll('\r', '\\r');

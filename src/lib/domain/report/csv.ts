/** Comma-separated values as spreadsheets open them (RFC 4180): a byte order mark, quoted where it must be, lines ended by CR LF. */

export type CsvCell = string | number;

const byteOrderMark = '\uFEFF';

/**
 * Gives the text of a file. A spreadsheet would compute a text that begins with a sign of a formula, so an apostrophe stands before it
 * and it stays text. `separator`: a semicolon where numbers have a decimal comma, else a comma.
 */
export function csvOf(rows: readonly (readonly CsvCell[])[], separator: ',' | ';' = ','): string {
	const lines = rows.map((row) => row.map((cell) => cellOf(cell, separator)).join(separator));
	return byteOrderMark + lines.map((line) => `${line}\r\n`).join('');
}

/** Also when spaces stand before it: some programs pass over them. */
const beginsFormula = /^\s*[=+\-@\t\r\n]|^[\t\r\n]/;

function cellOf(cell: CsvCell, separator: string): string {
	if (typeof cell === 'number') return String(cell);
	const text = beginsFormula.test(cell) ? `'${cell}` : cell;
	return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What spreadsheets of this language expect between two cells. */
export const separatorFor = (locale: string): ',' | ';' => (Intl.NumberFormat(locale).format(1.5).includes(',') ? ';' : ',');

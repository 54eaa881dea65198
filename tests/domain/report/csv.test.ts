import { expect, test } from 'vitest';
import { csvOf, separatorFor } from '#lib/domain/report/csv.ts';

test.each(['=1+1', '+31 6', '-3', '@SUM(A1)', '\t=1+1', '\r=1+1', ' =1+1', '=HYPERLINK("http://x","y")'])(
	'csvOf keeps %j text, so that no spreadsheet computes it',
	(cell) => {
		const [, body = ''] = /^\uFEFF([^]*)\r\n$/.exec(csvOf([[cell]])) ?? [];
		expect(body.replace(/^"/, '').startsWith("'")).toBe(true);
	}
);

test('csvOf begins with a byte order mark, ends lines with CR LF, and quotes what holds a separator, a quote or a line', () => {
	expect(
		csvOf([
			['a', 3],
			['b,c;d', 'say "no"'],
			['two\nlines', '']
		])
	).toBe('\uFEFFa,3\r\n"b,c;d","say ""no"""\r\n"two\nlines",\r\n');
	expect(csvOf([['b,c', 'd;e']], ';')).toBe('\uFEFFb,c;"d;e"\r\n');
	expect(csvOf([])).toBe('\uFEFF');
});

test('separatorFor gives a semicolon where numbers have a decimal comma', () => {
	expect(['en', 'nl', 'de', 'fr'].map(separatorFor)).toEqual([',', ';', ';', ';']);
});

/** Items from somebody who wants them to run something, lead elsewhere, hide, or break what shows them. */
import type { Item } from '../../src/lib/domain/item.ts';

const rtl = '\u202e';

/** What a parser lets through: each has a subject, a name and a paragraph. */
export const hostileTexts: readonly string[] = [
	'<script>globalThis.hasRun = true</script>',
	'<img src=x onerror="globalThis.hasRun = true">',
	'"><svg/onload=globalThis.hasRun=true>',
	'</textarea></title></style><script>globalThis.hasRun=true</script>',
	'<a href="javascript:globalThis.hasRun=true">click</a>',
	'javascript:globalThis.hasRun=true',
	'{@html "<b>x</b>"} {{constructor.constructor("globalThis.hasRun=true")()}} ${globalThis.hasRun=true}',
	'data:text/html,<script>globalThis.hasRun=true</script>',
	`) Tj ET /JS (app.alert(1)) /S /JavaScript >> stream endstream endobj trailer << /OpenAction 1 0 R >> %%EOF \\`,
	'(\\)\\\\((( <</URI(http://evil.example)>> %PDF-1.7',
	`${rtl}fdp.exe ${rtl}\u2066gnp\u2069\u202d`,
	`a${'\u0301\u0316\u0489'.repeat(300)}`,
	'=HYPERLINK("http://evil.example","click")',
	'../../etc/passwd\u2028C:\\con.pdf',
	'\u200b\ufeff\u00ad\u2060',
	'w'.repeat(10_000),
	'﷽'.repeat(50)
];

export function hostileItem(anItem: (change: Partial<Item>) => Item, text: string, change: Partial<Item> = {}): Item {
	const short = text.slice(0, 100);
	return anItem({
		subject: short,
		paragraphs: [text, `before ${text} after`],
		closing: short,
		to: { lines: ['The office', short.slice(0, 40)], salutation: short },
		from: { name: short, town: short },
		table: short.slice(0, 40),
		...change
	});
}

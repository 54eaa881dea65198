/** pdfmake, which is built on pdfkit. */
import { writeFileSync } from 'node:fs';
import pdfmake from 'pdfmake';
import { tell } from '../tell.ts';
import { above, below, font, inkPath, items, outFile, page, size } from './letter-parts.ts';

const startedAt = performance.now();
pdfmake.virtualfs.writeFileSync('serif.ttf', font);
pdfmake.addFonts({ serif: { normal: 'serif.ttf' } });
const content = items.flatMap((item, index) => [
	...above(item).map((text, at) => ({
		text: text === '' ? ' ' : text,
		fontSize: text === '' ? size / 2 : size,
		...(at === 0 && index > 0 ? { pageBreak: 'before' } : {})
	})),
	{ svg: `<svg width="170" height="60"><path d="${inkPath(item)}" stroke="black" fill="none"/></svg>` },
	...below(item).map((text) => ({ text }))
]);
const document = pdfmake.createPdf({
	pageSize: 'A4',
	pageMargins: [page.left, page.top, page.right, page.bottom],
	defaultStyle: { font: 'serif', fontSize: size },
	content
});
const bytes = Buffer.from(await document.getBuffer());
writeFileSync(outFile, bytes);
tell({
	letters: items.length,
	pages: bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0,
	ms: performance.now() - startedAt,
	outFile
});

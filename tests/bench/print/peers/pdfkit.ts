/** pdfkit, embedding the same font. */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import PDFDocument from 'pdfkit';
import { tell } from '../tell.ts';
import { above, below, columnWidth, font, inkHeight, inkPath, items, outFile, page, size } from './letter-parts.ts';

const startedAt = performance.now();
const document = new PDFDocument({
	size: 'A4',
	margins: { left: page.left, right: page.right, top: page.top, bottom: page.bottom },
	autoFirstPage: false
});
const stream = document.pipe(createWriteStream(outFile));
document.registerFont('serif', font);
let pages = 0;
document.on('pageAdded', () => pages++);
for (const item of items) {
	document.addPage().font('serif').fontSize(size);
	const write = (text: string) =>
		text === '' ? document.moveDown(0.5) : document.text(text, { width: columnWidth, lineGap: 2 });
	above(item).forEach(write);
	if (document.y + inkHeight > page.height - page.bottom) document.addPage();
	document.save().translate(document.x, document.y).path(inkPath(item)).lineWidth(1).stroke().restore();
	document.y += inkHeight;
	below(item).forEach(write);
}
document.end();
await once(stream, 'finish');
tell({ letters: items.length, pages, ms: performance.now() - startedAt, outFile });

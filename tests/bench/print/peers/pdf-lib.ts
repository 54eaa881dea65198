/** pdf-lib with fontkit. It breaks lines itself only when it draws a page. */
import { writeFileSync } from 'node:fs';
import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import { tell } from '../tell.ts';
import { above, below, columnWidth, font, inkHeight, inkPath, items, leading, outFile, page, size } from './letter-parts.ts';

const startedAt = performance.now();
const document = await PDFDocument.create();
document.registerFontkit(fontkit);
const serif = await document.embedFont(font, { subset: true });
const widths = new Map<string, number>();
const widthOf = (word: string) => {
	let width = widths.get(word);
	if (width === undefined) widths.set(word, (width = serif.widthOfTextAtSize(word, size)));
	return width;
};
const space = widthOf(' ');
for (const item of items) {
	let sheet = document.addPage([page.width, page.height]);
	let y = page.top;
	const drawLine = (text: string) => {
		if (y + leading > page.height - page.bottom) {
			sheet = document.addPage([page.width, page.height]);
			y = page.top;
		}
		sheet.drawText(text, { x: page.left, y: page.height - y, size, font: serif });
		y += leading;
	};
	const write = (text: string) => (text === '' ? (y += leading / 2) : linesOf(text).forEach(drawLine));
	above(item).forEach(write);
	sheet.drawSvgPath(inkPath(item), { x: page.left, y: page.height - y, borderWidth: 1 });
	y += inkHeight;
	below(item).forEach(write);
}
writeFileSync(outFile, await document.save());
tell({ letters: items.length, pages: document.getPageCount(), ms: performance.now() - startedAt, outFile });

function linesOf(text: string): string[] {
	const lines: string[] = [];
	let line = '';
	let width = 0;
	for (const word of text.split(' ')) {
		if (line !== '' && width + space + widthOf(word) > columnWidth) {
			lines.push(line);
			[line, width] = ['', 0];
		}
		width += (line === '' ? 0 : space) + widthOf(word);
		line += line === '' ? word : ` ${word}`;
	}
	return [...lines, line];
}

/** jsPDF by itself, with the same font. */
import { writeFileSync } from 'node:fs';
import { jsPDF } from 'jspdf';
import { tell } from '../tell.ts';
import { above, below, columnWidth, font, inkHeight, inkOf, items, leading, outFile, page, size } from './letter-parts.ts';

const startedAt = performance.now();
const document = new jsPDF({ unit: 'pt', format: 'a4', compress: true });
document.addFileToVFS('serif.ttf', font.toString('latin1'));
document.addFont('serif.ttf', 'serif', 'normal');
document.setFont('serif').setFontSize(size);
let y = page.top;
const lineOf = (text: string) => {
	if (y + leading > page.height - page.bottom) newPage();
	document.text(text, page.left, y);
	y += leading;
};
const newPage = () => {
	document.addPage();
	y = page.top;
};
items.forEach((item, index) => {
	if (index > 0) newPage();
	const write = (text: string) => {
		if (text === '') y += leading / 2;
		else (document.splitTextToSize(text, columnWidth) as string[]).forEach(lineOf);
	};
	above(item).forEach(write);
	if (y + inkHeight > page.height - page.bottom) newPage();
	for (const [first, ...rest] of inkOf(item)) {
		if (!first) continue;
		let last = first;
		const steps = rest.map((point) => {
			const step = [point[0] - last[0], point[1] - last[1]];
			last = point;
			return step;
		});
		document.lines(steps, page.left + first[0], y + first[1]);
	}
	y += inkHeight;
	below(item).forEach(write);
});
writeFileSync(outFile, Buffer.from(document.output('arraybuffer')));
tell({ letters: items.length, pages: document.getNumberOfPages(), ms: performance.now() - startedAt, outFile });

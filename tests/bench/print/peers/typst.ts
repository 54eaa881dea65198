/** Typst, with its compiler from npm. */
import { writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { tell } from '../tell.ts';
import { above, below, font, inkOf, items, outFile, printFont, size } from './letter-parts.ts';

const startedAt = performance.now();
const others = process.argv.includes('mixed')
	? [
			'NotoNaskhArabic-Regular',
			'NotoSansSC-Regular-Level1',
			'NotoSansDevanagari-Regular',
			'NotoSansThai-Regular',
			'NotoSansHebrew-Regular',
			'NotoSansEthiopic-Regular',
			'NotoSansMyanmar-Regular',
			'NotoSansKhmer-Regular'
		]
	: [];
const fontBlobs = [font, ...(await Promise.all(others.map(printFont)))];
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
const text = (value: string) => JSON.stringify(value);
const letters = items.map((item) => {
	const paragraph = (value: string) =>
		value === '' ? '#v(6pt)' : `#par(text(lang: ${text(item.locale.slice(0, 2))}, ${text(value)}))`;
	const ink = inkOf(item).map(
		(line) =>
			`curve.move((${line[0]?.map((x) => `${x.toFixed(1)}pt`).join(',')})), ${line
				.slice(1)
				.map(([x, y]) => `curve.line((${x.toFixed(1)}pt,${y.toFixed(1)}pt))`)
				.join(', ')}`
	);
	return [...above(item).map(paragraph), `#curve(stroke: 1pt, ${ink.join(', ')})`, ...below(item).map(paragraph)].join('\n\n');
});
const source = `#set page(paper: "a4", margin: (left: 71pt, right: 71pt, top: 57pt, bottom: 71pt))\n#set text(font: "Literata", size: ${size}pt)\n${letters.join('\n#pagebreak()\n')}`;
const pdf = compiler.pdf({ mainFileContent: source });
writeFileSync(outFile, pdf);
tell({ letters: items.length, pages: items.length, ms: performance.now() - startedAt, outFile });

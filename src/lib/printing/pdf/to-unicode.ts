/** The map from CIDs back to text, which makes the PDF searchable and readable aloud. */
import type { ClusterEntry } from './cluster-font.ts';

const head = [
	'/CIDInit /ProcSet findresource begin',
	'12 dict begin',
	'begincmap',
	'/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def',
	'/CMapName /Adobe-Identity-UCS def',
	'/CMapType 2 def',
	'1 begincodespacerange',
	'<0000><FFFF>',
	'endcodespacerange'
];
const tail = ['endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end'];
/** The format's own bound for one block. */
const blockSize = 100;

/** Gives the CMap that tells readers the text of each cluster. Clusters without text are left out. */
export function toUnicodeMap(entries: readonly ClusterEntry[]): string {
	const lines = entries.flatMap((entry, cid) => (entry.text === '' ? [] : [`<${hex(cid)}><${hexOf(entry.text)}>`]));
	const blocks: string[] = [];
	for (let i = 0; i < lines.length; i += blockSize) {
		const block = lines.slice(i, i + blockSize);
		blocks.push(`${block.length} beginbfchar`, ...block, 'endbfchar');
	}
	return [...head, ...blocks, ...tail].join('\n');
}

const hex = (unit: number) => unit.toString(16).padStart(4, '0');

/** These three say nothing, and a PDF/A may not map to them (ISO 19005-2, 6.2.11.7.2). The first is a joiner where it stands in a text. */
const unmappable: Readonly<Record<string, string>> = { '\ufeff': '\u2060', '\ufffe': '\ufffd', '\0': '\ufffd' };

function hexOf(written: string): string {
	const text = written.replace(/[\ufeff\ufffe\0]/g, (sign) => unmappable[sign] ?? sign);
	return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

/** What both standards ask of fonts (ISO 19005-2, 6.2.11; ISO 14289-1, 7.21). */
import { operatorsIn, type Dict, type PdfObjects } from './objects.ts';

/** What is wrong with the fonts that the pages show text in. */
export function fontFaults(pdf: PdfObjects): Record<string, string[]> {
	const faults: Record<string, string[]> = {};
	const add = (clause: string, fault: string | false) => {
		faults[clause] ??= [];
		if (fault !== false) faults[clause].push(fault);
	};
	for (const [reference, shown] of codesShown(pdf)) {
		const font = pdf.dict(reference);
		const descendant = pdf.dict((pdf.at(font['/DescendantFonts']) as string[])[0]);
		const descriptor = pdf.dict(descendant['/FontDescriptor']);
		const name = String(font['/BaseFont']);
		const isComposite = font['/Subtype'] === '/Type0' && descendant['/Subtype'] === '/CIDFontType2';
		add('6.2.11.2', !isComposite && `${name} is no composite TrueType font`);
		const info = pdf.dict(descendant['/CIDSystemInfo']);
		add('6.2.11.3.1', !(font['/Encoding'] === '/Identity-H' && info['/Ordering'] === 'u:Identity') && `${name}: its collection`);
		add('6.2.11.3.2', descendant['/CIDToGIDMap'] !== '/Identity' && `${name} has no map from codes to glyphs`);
		const file = pdf.stream(descriptor['/FontFile2']);
		add('6.2.11.4.1', !file.startsWith('\0\x01\0\0') && `${name} is not embedded`);
		add('6.2.11.4.2', '/CIDSet' in descriptor && `${name} lists its glyphs`);
		add('6.2.11.4.2', !/^\/[A-Z]{6}\+/.test(name) && `${name} does not say that it is a part`);
		const widths = widthsOf(descendant);
		const advances = advancesIn(file);
		const map = textsIn(pdf.stream(font['/ToUnicode']));
		for (const code of shown) {
			add('6.2.11.5', Math.abs((widths[code] ?? NaN) - (advances[code] ?? NaN)) > 1 && `${name}: width of ${code}`);
			add('6.2.11.5', widths[code] === undefined && `${name}: no width of ${code}`);
			add('6.2.11.7.2', (map.get(code) ?? '') === '' && `${name}: no text of ${code}`);
			add('6.2.11.7.2', /[\0\ufeff\ufffe]/.test(map.get(code) ?? '') && `${name}: ${code} is mapped to nothing`);
			add('6.2.11.8', code === 0 && `${name} shows the missing glyph`);
		}
	}
	return faults;
}

/** By font, the codes that any page shows in it. */
function codesShown(pdf: PdfObjects): Map<string, Set<number>> {
	const shown = new Map<string, Set<number>>();
	for (const page of pdf.pages) {
		const fonts = pdf.dict(pdf.dict(page['/Resources'])['/Font']);
		let current = '';
		for (const { operator, operands } of operatorsIn(contentOf(pdf, page))) {
			if (operator === 'Tf') current = String(fonts[operands[0] ?? '']);
			if (operator !== 'TJ' && operator !== 'Tj') continue;
			const codes = shown.get(current) ?? new Set<number>();
			shown.set(current, codes);
			for (const text of operands.filter((each) => each.startsWith('(')))
				for (let at = 1; at + 1 < text.length; at += 2) codes.add(text.charCodeAt(at) * 256 + text.charCodeAt(at + 1));
		}
	}
	return shown;
}

export function contentOf(pdf: PdfObjects, page: Dict): string {
	const contents = page['/Contents'];
	return (Array.isArray(contents) ? contents : [contents]).map((each) => pdf.stream(each)).join('\n');
}

function widthsOf(descendant: Dict): number[] {
	const [first, widths] = descendant['/W'] as [number, number[]];
	return first === 0 && Array.isArray(widths) ? widths : [];
}

/** From `hmtx`, in thousandths of the size, as `/W` has them. */
function advancesIn(file: string): number[] {
	if (file === '') return [];
	const view = new DataView(Uint8Array.from(file, (sign) => sign.charCodeAt(0)).buffer);
	const table = (wanted: string) => {
		for (let index = 0; index < view.getUint16(4); index++)
			if (file.slice(12 + 16 * index, 16 + 16 * index) === wanted) return view.getUint32(20 + 16 * index);
		return 0;
	};
	const perEm = view.getUint16(table('head') + 18);
	const count = view.getUint16(table('hhea') + 34);
	return Array.from({ length: count }, (_, glyph) => (view.getUint16(table('hmtx') + 4 * glyph) * 1000) / perEm);
}

function textsIn(map: string): Map<number, string> {
	const pairs = [...map.matchAll(/^<([\da-f]{4})><([\da-f]*)>$/gm)];
	const text = (hex: string) => (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(parseInt(unit, 16))).join('');
	return new Map(pairs.filter(([, , hex]) => hex !== 'FFFF').map(([, code = '', hex = '']) => [parseInt(code, 16), text(hex)]));
}

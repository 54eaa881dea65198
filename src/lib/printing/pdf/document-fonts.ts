/** The fonts of one PDF: a cluster font for each face that was used, and the operands that draw with it. */
import type { jsPDF } from 'jspdf';
import type { Token } from '../text/clusters.ts';
import { openedOf, type Face } from '../text/face.ts';
import { tokenOf } from '../text/token.ts';
import type { FontSet } from '../text/font-set.ts';
import type { TextRun } from '#lib/domain/print/sheet.ts';
import { binaryString } from './binary.ts';
import { clusterFont, writeClusterFont, type ClusterFont } from './cluster-font.ts';
import { claimFontSlot, insideOf, type FontSlot, type PutFont } from './jspdf-inside.ts';
import { stubFont } from './stub-font.ts';
import { toUnicodeMap } from './to-unicode.ts';

export interface DocumentFonts {
	/** The resource name of the run's font and what stands in its TJ array between `[(` and `)]`: codes, and kerning as `)12(`. */
	draw(run: TextRun): DrawnRun;
	/** The same for a space that follows the run. */
	spaceAfter(run: TextRun): DrawnRun;
}

interface DrawnRun {
	font: string;
	operands: string;
}

interface DocumentFont {
	face: Face;
	slot: FontSlot;
	name: string;
	clusters: ClusterFont;
}

/** `keepTrouble` runs what writes fonts: jsPDF's event bus swallows what it throws. */
export function documentFonts(document: jsPDF, fonts: FontSet, keepTrouble: (write: () => void) => void): DocumentFonts {
	const used = new Map<Face, DocumentFont>();
	const slots = new Map<string, DocumentFont>();
	// The same run object stands wherever its word does.
	const drawn = new Map<TextRun, DrawnRun>();
	insideOf(document).internal.events.subscribe('putFont', (payload) => {
		const font = slots.get(payload.font.id);
		if (font) keepTrouble(() => putFont(font, payload));
	});
	const open = (face: Face) => {
		const font = openFont(document, face, used.size);
		used.set(face, font);
		slots.set(font.slot.id, font);
		return font;
	};
	const drawNew = (run: TextRun): DrawnRun => {
		const face = fonts.face(run.face);
		const font = used.get(face) ?? open(face);
		return { font: font.slot.id, operands: writeOperands(font, tokenOf(face, run)) };
	};
	const spaces = new Map<string, DrawnRun>();
	return {
		draw: (run) => {
			let known = drawn.get(run);
			if (!known) drawn.set(run, (known = drawNew(run)));
			return known;
		},
		spaceAfter: ({ face, lang, script }) => {
			let space = spaces.get(face);
			if (!space) spaces.set(face, (space = drawNew({ face, lang, script, text: ' ', isRtl: false })));
			return space;
		}
	};
}

function openFont(document: jsPDF, face: Face, index: number): DocumentFont {
	return {
		face,
		slot: claimFontSlot(document, `cluster-${face.key}`, stubFont(openedOf(face).outlines)),
		name: `${subsetTag(index)}+${face.postScriptName}`,
		clusters: clusterFont(openedOf(face).outlines)
	};
}

/** Six capitals that count the fonts of a document, as the format asks for subsets (ISO 32000-1, 9.6.4). */
export function subsetTag(index: number): string {
	let [tag, rest] = ['', index];
	for (let place = 0; place < 6; place++) {
		tag = String.fromCharCode(65 + (rest % 26)) + tag;
		rest = Math.floor(rest / 26);
	}
	return tag;
}

function writeOperands({ face, clusters }: DocumentFont, token: Token): string {
	const perMille = 1000 / openedOf(face).outlines.unitsPerEm;
	let text = '';
	for (const cluster of token.clusters) {
		const cid = clusters.cidOf(cluster);
		text += String.fromCharCode(cid >> 8, cid & 255);
		const kern = cluster.ownWidth - cluster.advance;
		if (kern !== 0) text += `)${Math.round(kern * perMille * 10) / 10}(`;
	}
	return text;
}

function putFont({ face, slot, name, clusters }: DocumentFont, { font, out, newObject, putStream }: PutFont) {
	const { outlines } = openedOf(face);
	const perMille = (value: number) => Math.round((value * 1000) / outlines.unitsPerEm);
	const put = (content: string) => {
		const id = newObject();
		out(content);
		out('endobj');
		return id;
	};
	const putData = (data: string, addLength1: boolean) => {
		const id = newObject();
		putStream({ data, addLength1, objectId: id });
		out('endobj');
		return id;
	};
	const file = putData(binaryString(writeClusterFont(clusters.entries, outlines)), true);
	const map = putData(toUnicodeMap(clusters.entries), false);
	const { xMin, yMin, xMax, yMax } = outlines.box;
	const descriptor = put(
		`<</Type/FontDescriptor/FontName/${name}/FontFile2 ${file} 0 R/FontBBox[${[xMin, yMin, xMax, yMax].map(perMille).join(' ')}]` +
			`/Flags 4/StemV ${face.weight === 'regular' ? 80 : 120}/ItalicAngle 0/Ascent ${perMille(outlines.ascent)}` +
			`/Descent ${perMille(outlines.descent)}/CapHeight ${perMille(outlines.capHeight)}>>`
	);
	const widths = clusters.entries.map((entry) => Math.round((entry.ownWidth * 100_000) / outlines.unitsPerEm) / 100);
	const descendant = put(
		`<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${widths.join(' ')}]]` +
			'/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>'
	);
	font.objectNumber = put(
		`<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${map} 0 R>>`
	);
	slot.isAlreadyPutted = true;
}

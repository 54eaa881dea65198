/** Writes pages into a PDF. The only place that knows jsPDF; the same pages, fonts and date give the same bytes. */
import { jsPDF } from 'jspdf';
import type { SheetPage } from '#lib/domain/print/sheet.ts';
import type { FontSet } from '../text/font-set.ts';
import { bytesOf } from './binary.ts';
import { byteWriter } from './byte-writer.ts';
import { writeContents, type Contents } from './contents.ts';
import { writeContent } from './content.ts';
import { labelList, type OutlineEntry } from './contents-list.ts';
import { deflateAnywhere, deflateWith, finishPage, installFilter, type Deflate } from './deflate.ts';
import { documentFonts, type DocumentFonts } from './document-fonts.ts';
import { findPagesDirectly, insideOf } from './jspdf-inside.ts';
import { creator, xmpPacket } from './metadata.ts';
import { toPoints } from './numbers.ts';
import { pageBoxes, type Sides } from './print-protection.ts';
import { newStructure } from './structure.ts';

export interface PdfInfo {
	title: string;
	/** The language of the whole, for screen readers. */
	lang: string;
	createdAt: Date;
	/** False leaves out the tags. The file is then a third smaller, and a screen reader cannot tell its parts. */
	isTagged?: boolean;
	/** Everything that is to be read is tagged as what it is, tables and pictures too: the file then says that it is a PDF/UA-1. */
	isAccessible?: boolean;
	deflate?: Deflate;
	/** On how many sides it is to be printed; absent is on one. */
	sides?: Sides;
}

/** How a page is found. */
export interface PagePlace {
	/** On the page's label, such as "12" or "7-2". */
	label?: { prefix: string; number: number };
	/** Begins an entry of the outline. */
	entry?: string;
}

export interface PdfDocument {
	pageCount(): number;
	addPage(page: SheetPage, place?: PagePlace): void;
	/** The bytes of the file, in parts. Nothing can be added after. Throws when there is no page. */
	finish(): Uint8Array<ArrayBuffer>[];
}

/** The file leaves in parts of about this size: one joined string fails above 512 MB. */
const partLength = 1 << 18;

/** Begins a PDF. Pages are added one by one, and `finish` gives the file. */
export function openPdf(info: PdfInfo, fonts: FontSet): PdfDocument {
	const deflate = info.deflate ?? deflateAnywhere;
	const structure = info.isTagged === false ? undefined : newStructure();
	const labels = labelList();
	const outline: OutlineEntry[] = [];
	const heightsMm: number[] = [];
	const boxes: string[] = [];
	const packet = xmpPacket({
		...info,
		producer: `jsPDF ${jsPDF.version}`,
		isAccessible: structure !== undefined && info.isAccessible === true
	});
	const contents: Contents = {
		...{ structure, outline, labels: labels.labels, heightsMm, boxes, sides: info.sides ?? 'one', packet }
	};
	const out = byteWriter();
	let open: { document: jsPDF; fonts: DocumentFonts; throwTrouble(): void } | undefined;
	return {
		pageCount: () => heightsMm.length,
		addPage: (page, place = {}) => {
			if (open) open.document.addPage(formatOf(page), orientationOf(page));
			else open = openDocument(info, page, fonts, contents);
			const number = heightsMm.push(page.heightMm);
			boxes.push(pageBoxes(page));
			labels.note(number - 1, place.label?.prefix ?? '', place.label?.number ?? number);
			if (place.entry !== undefined) outline.push({ title: place.entry, page: number - 1 });
			const { document, fonts: used } = open;
			finishPage(document, number, deflate, out, () => writeContent(page, used, structure?.openPage(), out));
		},
		finish: () => {
			if (!open) throw new Error('a PDF needs a page');
			open.document.setFileId(fileId(`${info.title} ${info.createdAt.toISOString()} ${heightsMm.length}`));
			const parts = writeParts(open.document, deflate);
			open.throwTrouble();
			return parts;
		}
	};
}

/** The whole file at once. */
export function writePdf(pages: readonly SheetPage[], info: PdfInfo, fonts: FontSet): Uint8Array<ArrayBuffer> {
	const pdf = openPdf(info, fonts);
	for (const page of pages) pdf.addPage(page);
	return joined(pdf.finish());
}

/** Gives all the parts as one piece, in their order. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

function openDocument(info: PdfInfo, first: SheetPage, fonts: FontSet, contents: Contents) {
	installFilter();
	const document = new jsPDF({
		unit: 'pt',
		format: formatOf(first),
		orientation: orientationOf(first),
		compress: true,
		putOnlyUsedFonts: true
	});
	findPagesDirectly(document);
	insideOf(document).__private__.setPdfVersion('1.7');
	document.setProperties({ title: info.title, creator });
	document.setLanguage(info.lang as Parameters<jsPDF['setLanguage']>[0]);
	document.setCreationDate(pdfDate(info.createdAt));
	const trouble = keptTrouble();
	writeContents(document, contents, trouble.keep);
	return { document, fonts: documentFonts(document, fonts, trouble.keep), throwTrouble: trouble.throwKept };
}

/** jsPDF's event bus swallows the errors of its listeners, so they are kept here and thrown at the end. */
function keptTrouble() {
	const all: unknown[] = [];
	return {
		keep: (listener: () => void) => {
			try {
				listener();
			} catch (problem) {
				all.push(problem);
			}
		},
		throwKept: () => {
			if (all.length > 0) throw all[0];
		}
	};
}

/** jsPDF swaps width and height unless the orientation says the same as the format. */
const orientationOf = (page: SheetPage) => (page.widthMm > page.heightMm ? 'landscape' : 'portrait');
const formatOf = (page: SheetPage) => [toPoints(page.widthMm), toPoints(page.heightMm)];

/** In universal time, so that the bytes do not depend on where they are written. */
function pdfDate(date: Date): string {
	return `D:${date.toISOString().slice(0, 19).replace(/\D/g, '')}+00'00'`;
}

/** 32 hexadecimal digits that depend on the text alone (FNV-1a, four times with different starts). */
function fileId(text: string): string {
	return [0, 1, 2, 3]
		.map((start) => {
			let hash = (0x811c9dc5 ^ start) >>> 0;
			for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
			return hash.toString(16).padStart(8, '0');
		})
		.join('');
}

function writeParts(document: jsPDF, deflate: Deflate): Uint8Array<ArrayBuffer>[] {
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let waiting = '';
	const flush = () => {
		parts.push(bytesOf(waiting));
		waiting = '';
	};
	const { __private__: output } = insideOf(document);
	output.setCustomOutputDestination({
		push: (line) => {
			waiting += `${line}\n`;
			if (waiting.length >= partLength) flush();
		}
	});
	try {
		deflateWith(deflate, () => document.output());
	} finally {
		output.resetCustomOutputDestination();
	}
	if (waiting !== '') flush();
	return parts;
}

/** Compression of pages and fonts: each page when it is finished, so that a thousand of them stay small in memory. */
import { zlibSync } from 'fflate';
import { binaryString, bytesOf } from './binary.ts';
import type { ByteWriter } from './byte-writer.ts';
import { filterApi, insideOf } from './jspdf-inside.ts';
import type { jsPDF } from 'jspdf';

/** Higher levels take twice the time for a twentieth of the size. */
const level = 4;
/** A page is short: larger tables take longer to clear than they save. */
const mem = 0;
/** Marks a page that is compressed already; no content stream begins with a NUL. */
const finished = '\0deflated:';

/** zlib, into a string with one byte in each character, as jsPDF keeps it. */
export type Deflate = (bytes: Uint8Array<ArrayBuffer>) => string;

export const deflateAnywhere: Deflate = (bytes) => binaryString(zlibSync(bytes, { level, mem }));

let isInstalled = false;
let deflateNow = deflateAnywhere;

/** While `write` runs, jsPDF compresses with this. */
export function deflateWith(deflate: Deflate, write: () => void) {
	deflateNow = deflate;
	try {
		write();
	} finally {
		deflateNow = deflateAnywhere;
	}
}

/** jsPDF's own filter joins byte by byte; this one is many times faster and passes finished pages through. */
export function installFilter() {
	if (isInstalled) return;
	isInstalled = true;
	const original = filterApi.processDataByFilters;
	if (!original) throw new Error('jsPDF lost its filters');
	filterApi.processDataByFilters = function (data, filters) {
		if (data.startsWith(finished)) return { data: data.slice(finished.length), reverseChain: '/FlateDecode' };
		if (filters.length === 1 && filters[0] === 'FlateEncode')
			return { data: deflateNow(bytesOf(data)), reverseChain: '/FlateDecode' };
		return original.call(this, data, filters);
	};
}

/** Compresses page `page` (counted from 1) now: what jsPDF put on it, and what `writeOwn` adds. Lets go of its text. */
export function finishPage(document: jsPDF, page: number, deflate: Deflate, out: ByteWriter, writeOwn: () => void) {
	const lines = insideOf(document).internal.pages[page];
	if (!lines) throw new Error(`there is no page ${page}`);
	out.take();
	for (const line of lines) out.write(`${line}\n`);
	writeOwn();
	lines.length = 0;
	lines.push(finished + deflate(out.take()));
}

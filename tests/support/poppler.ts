/** What Poppler, another reader, finds in a PDF. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Gives the text of the whole file as Poppler reads it, with form feeds between the pages. */
export const textIn = (pdf: Uint8Array, ...options: string[]) =>
	withFile(pdf, (file) => execFileSync('pdftotext', [...options, file, '-'], { encoding: 'utf8' }));

/** Gives the same text as one line of words. */
export const wordsIn = (pdf: Uint8Array) => withoutMarks(textIn(pdf));

export const plainSpaces = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * Gives one line of words without marks of direction, because extractors add their own, and without the soft hyphens at which words go
 * on in the next line.
 */
export const withoutMarks = (text: string) =>
	plainSpaces(text.replace(/\u00ad\s*/g, '').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''));

export const infoOf = (pdf: Uint8Array) => withFile(pdf, (file) => execFileSync('pdfinfo', [file], { encoding: 'utf8' }));

/** Gives the tagged text as Poppler prints the tree. */
export const structureOf = (pdf: Uint8Array) =>
	withFile(pdf, (file) => execFileSync('pdfinfo', ['-struct-text', file], { encoding: 'utf8' }));

/**
 * Gives the lines of the first page as the eye goes over the paper, each from left to right, whatever the direction of its words
 * is.
 */
export function linesAsSeen(pdf: Uint8Array): string[] {
	const boxes = withFile(pdf, (file) => execFileSync('pdftotext', ['-bbox', '-l', '1', file, '-'], { encoding: 'utf8' }));
	const lines = new Map<number, { left: number; text: string }[]>();
	for (const [, left, top, text = ''] of boxes.matchAll(/<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>([^<]*)</g)) {
		const line = Math.round(Number(top) / 3);
		lines.set(line, [...(lines.get(line) ?? []), { left: Number(left), text: withoutMarks(text) }]);
	}
	const inOrder = (words: { left: number; text: string }[]) => words.toSorted((one, other) => one.left - other.left);
	return [...lines.values()].map((words) =>
		inOrder(words)
			.map(({ text }) => text)
			.join(' ')
	);
}

/** The XMP packet as it stands in the file. */
export const metadataOf = (pdf: Uint8Array) =>
	withFile(pdf, (file) => execFileSync('pdfinfo', ['-meta', file], { encoding: 'utf8' }));

export const fontsIn = (pdf: Uint8Array) => withFile(pdf, (file) => execFileSync('pdffonts', [file], { encoding: 'utf8' }));

function withFile<T>(pdf: Uint8Array, look: (file: string) => T): T {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		const file = join(folder, 'sheet.pdf');
		writeFileSync(file, pdf);
		return look(file);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

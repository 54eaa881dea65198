/** Makes grey pictures of pages with four renderers, and measures how far apart their ink is. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFiumLibrary } from '@hyzyla/pdfium';

export interface Picture {
	width: number;
	height: number;
	/** 0 is black. */
	grey: Uint8Array;
}

const dotsPerInch = 150;
const dpi = String(dotsPerInch);

export const byPoppler = (pdf: Uint8Array) =>
	drawn(pdf, (file, out) => ['pdftoppm', ['-gray', '-r', dpi, '-f', '1', '-l', '1', file, join(out, 'page')]]);
export const byMuPdf = (pdf: Uint8Array) =>
	drawn(pdf, (file, out) => ['mutool', ['draw', '-q', '-r', dpi, '-c', 'gray', '-o', join(out, 'page.pgm'), file, '1']]);

export async function byPdfium(pdf: Uint8Array): Promise<Picture> {
	const library = await PDFiumLibrary.init();
	try {
		const document = await library.loadDocument(Buffer.from(pdf));
		const page = document.getPage(0);
		const { data, width, height } = await page.render({ scale: dotsPerInch / 72, render: 'bitmap' });
		const grey = new Uint8Array(width * height);
		for (let i = 0; i < grey.length; i++) grey[i] = Math.min(data[4 * i] ?? 255, data[4 * i + 1] ?? 255, data[4 * i + 2] ?? 255);
		return { width, height, grey };
	} finally {
		library.destroy();
	}
}

function drawn(pdf: Uint8Array, command: (file: string, out: string) => [string, string[]]): Picture {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		const file = join(folder, 'one.pdf');
		writeFileSync(file, pdf);
		const [program, options] = command(file, folder);
		execFileSync(program, options, { stdio: 'pipe' });
		const picture = readdirSync(folder).find((name) => name.endsWith('.pgm'));
		if (!picture) throw new Error(`${program} drew nothing`);
		return readPgm(readFileSync(join(folder, picture)));
	} finally {
		rmSync(folder, { recursive: true });
	}
}

export function readPgm(bytes: Buffer): Picture {
	const [, width = '', height = ''] =
		/^P5\s+(?:#.*\s+)?(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 200).toString('latin1')) ?? [];
	const size = Number(width) * Number(height);
	return { width: Number(width), height: Number(height), grey: new Uint8Array(bytes.subarray(bytes.length - size)) };
}

/** Each renderer softens edges differently. So `ink` means what is clearly dark, and `near` means anything that is not white. */
const dark = 96;
const tinted = 224;

/** Gives the share of one picture's ink that has no ink of the other picture within a pixel. */
export function strayInk(one: Picture, other: Picture): number {
	let ink = 0;
	let stray = 0;
	for (let y = 0; y < one.height; y++)
		for (let x = 0; x < one.width; x++) {
			if ((one.grey[y * one.width + x] ?? 255) > dark) continue;
			ink++;
			if (!isTintedNear(other, x, y)) stray++;
		}
	return ink === 0 ? 0 : stray / ink;
}

function isTintedNear(picture: Picture, x: number, y: number): boolean {
	for (let dy = -1; dy <= 1; dy++)
		for (let dx = -1; dx <= 1; dx++) if ((picture.grey[(y + dy) * picture.width + x + dx] ?? 255) <= tinted) return true;
	return false;
}

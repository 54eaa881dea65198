/** Readers of PDFs other than Poppler: what each complains about, and the text that it finds. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Read {
	text: string;
	/** Warnings and errors, one on each line. It is empty when the reader found nothing wrong. */
	complaints: string;
}

/** qpdf checks the structure of the file: objects, streams and cross references. */
export const readByQpdf = (pdf: Uint8Array) => read(pdf, 'qpdf', (file) => ['--check', file]);
export const readByMuPdf = (pdf: Uint8Array) => read(pdf, 'mutool', (file) => ['draw', '-q', '-F', 'text', file]);
export const readByGhostscript = (pdf: Uint8Array) =>
	read(pdf, 'gs', (file) => ['-q', '-dNOPAUSE', '-dBATCH', '-dSAFER', '-sDEVICE=txtwrite', '-o', '-', file]);

/** A message about how the reader was built is no fault of the file. */
const aboutItself = /ICC support is not available/;

function read(pdf: Uint8Array, program: string, parameters: (file: string) => string[]): Read {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		const file = join(folder, 'sheet.pdf');
		writeFileSync(file, pdf);
		const { stdout, stderr, status, error } = spawnSync(program, parameters(file), { encoding: 'utf8', maxBuffer: 2 ** 27 });
		if (error) throw error;
		const complaints = stderr.split('\n').filter((line) => line !== '' && !aboutItself.test(line));
		if (status !== 0) complaints.push(`${program} ended with ${status}`);
		return { text: stdout, complaints: complaints.join('\n') };
	} finally {
		rmSync(folder, { recursive: true });
	}
}

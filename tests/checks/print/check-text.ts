/** Prints the Universal Declaration in every language and asks Poppler for its text. 99 of 100 must come back exactly. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FontSet } from '../../../src/lib/printing/fonts.ts';
import { withoutMarks } from '../../support/poppler.ts';
import { declarations } from './declarations.ts';
import { printTexts } from './print-texts.ts';
import { compareText } from './text-back.ts';

export interface CheckOutcome {
	isFine: boolean;
	lines: string[];
}

const share = 0.99;

export async function checkText(fonts: FontSet): Promise<CheckOutcome> {
	const all = declarations();
	const problems: string[] = [];
	let exact = 0;
	let hyphens = 0;
	for (const { code, name, lang, paragraphs } of all) {
		const { pdf, lines, runningHead, missing } = await printTexts(lang, paragraphs, fonts);
		const sameWords = (text: string) => withoutMarks(text).replaceAll(' ', '').normalize('NFC');
		if (sameWords(lines.join('')) !== sameWords(paragraphs.join(''))) problems.push(`${code} ${name}: the layout lost text`);
		const back = compareText(lines, pdf, runningHead);
		if (back.kind === 'exact') exact++;
		else if (back.kind === 'line-end-hyphens') hyphens++;
		else problems.push(`${code} ${name}: wanted “${back.wanted}”, got “${back.got}”`);
		if (missing.length > 0) problems.push(`(${code} ${name} has boxes for ${missing.join(' ')})`);
		const complaint = qpdfComplaint(pdf);
		if (complaint) problems.push(`${code} ${name}: qpdf ${complaint}`);
	}
	const wrong = all.length - exact - hyphens;
	return {
		isFine: wrong <= all.length * (1 - share) && !problems.some((line) => line.includes('qpdf') || line.includes('lost')),
		lines: [
			`text: ${all.length} declarations, ${exact} exact, ${hyphens} but for line-end hyphens, ${wrong} otherwise`,
			...problems
		]
	};
}

function qpdfComplaint(pdf: Uint8Array): string | undefined {
	const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
	try {
		writeFileSync(join(folder, 'one.pdf'), pdf);
		execFileSync('qpdf', ['--check', join(folder, 'one.pdf')], { stdio: 'pipe' });
		return undefined;
	} catch (problem) {
		return problem instanceof Error ? problem.message : String(problem);
	} finally {
		rmSync(folder, { recursive: true });
	}
}

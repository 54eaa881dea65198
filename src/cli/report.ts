/**
 * `npm run report -- *.report [--expect codes.txt] [--csv sums.csv]` adds the reports of events up, as a section does, and prints a
 * table. An event that is reported twice counts once, by the newer file; a practice event counts nothing. It names what is missing and
 * then exits 1: an event of `--expect` (a code a line) without a report, items that were not collected, people whom nobody counted. A
 * file that is malformed or was changed is refused whole and by name; then nothing is added up, and it exits 2.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readCode } from '#lib/domain/event-code.ts';
import { addReports, type NamedReport } from '#lib/domain/report/add-reports.ts';
import { csvOf } from '#lib/domain/report/csv.ts';
import { readReport } from '#lib/desk/report/report-file.ts';
import { readTextFile } from './read-text-file.ts';
import { csvRows, reportGapsInWords, tableOf } from './reporting/in-words.ts';

const usage = 'Use: npm run report -- FILE.report … [--expect codes.txt] [--csv sums.csv]';
const options = { expect: { type: 'string' }, csv: { type: 'string' } } as const;

const { files, expect, csv } = args();
const read = await Promise.all(files.map((file) => readNamed(file)));
const reports = read.flatMap((each) => ('report' in each ? [each] : []));
const refused = read.flatMap((each) => ('problem' in each ? [`${each.file}: ${each.problem}`] : []));
if (refused.length > 0) stopWith(...refused, 'Nothing was added up.');

const added = addReports(reports, expect === undefined ? [] : codesIn(expect));
const missing = reportGapsInWords(added);
if (csv !== undefined) writeFileSync(csv, csvOf(csvRows(added)));
process.stdout.write(tableOf(added));
for (const line of missing.notes) console.error(line);
for (const line of missing.gaps) console.error(line);
if (csv !== undefined) console.error(`Written to ${csv}, with commas between the cells.`);
process.exitCode = missing.gaps.length > 0 ? 1 : 0;

async function readNamed(file: string): Promise<NamedReport | { file: string; problem: string }> {
	const text = textOf(file);
	if ('problem' in text) return { file, ...text };
	const outcome = await readReport(text.text);
	if (outcome.kind === 'read') return { file, report: outcome.report };
	const changed = 'it is not as it was written. Ask for it again, from the desk of the event.';
	return { file, problem: outcome.kind === 'changed' ? changed : `this is no report: ${outcome.problem}.` };
}

function textOf(file: string): { text: string } | { problem: string } {
	const text = readTextFile(file);
	if (text.kind === 'read') return { text: text.text };
	return { problem: text.kind === 'no-text' ? 'it is no text.' : 'it cannot be read.' };
}

/** A code a line, as people type them. Empty lines and lines that begin with `#` are passed over. */
function codesIn(file: string): string[] {
	const text = textOf(file);
	if ('problem' in text) return stopWith(`${file}: ${text.problem}`);
	const lines = text.text.split('\n').map((line) => line.trim());
	return lines
		.filter((line) => line !== '' && !line.startsWith('#'))
		.map((line) => readCode(line) ?? stopWith(`${file}: ${line} is not the six signs of an event.`));
}

function args() {
	try {
		const { values, positionals } = parseArgs({ options, allowPositionals: true });
		if (positionals.length === 0) stopWith(usage);
		return { ...values, files: positionals };
	} catch {
		return stopWith(usage);
	}
}

function stopWith(...sentences: string[]): never {
	for (const sentence of sentences) console.error(sentence);
	process.exit(2);
}

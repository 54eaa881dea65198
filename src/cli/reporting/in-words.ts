/** What `report` prints and writes. */
import type { CsvCell } from '#lib/domain/report/csv.ts';
import type { AddedReports, ReportGap } from '#lib/domain/report/add-reports.ts';
import { reportColumns, type ReportRow } from '#lib/domain/report/report.ts';

const heads: Record<keyof ReportRow, string> = {
	letters: 'Letters',
	cards: 'Cards',
	handLetters: 'Letters by hand',
	handCards: 'Cards by hand',
	printed: 'Printed',
	posted: 'Posted',
	held: 'Held',
	leftOut: 'Left out',
	apart: 'Not opened'
};
const together = ({ letters, cards, handLetters, handCards }: ReportRow) => letters + cards + handLetters + handCards;
const figuresOf = (row: ReportRow) => [...reportColumns.map((column) => row[column]), together(row)];
const figureHeads = [...reportColumns.map((column) => heads[column]), 'Together'];

/** By case and in all, in columns as wide as they need. */
export function tableOf({ counted, cases, total, people }: AddedReports): string {
	const lines: CsvCell[][] = [
		['Case', ...figureHeads],
		...cases.map((row) => [row.caseId, ...figuresOf(row)]),
		[counted.length === 1 ? 'One event' : `All ${counted.length} events`, ...figuresOf(total)]
	];
	const widths = lines[0]!.map((_, at) => Math.max(...lines.map((line) => String(line[at]).length)));
	const set = (cell: CsvCell, at: number) => (at === 0 ? String(cell).padEnd(widths[at]!) : String(cell).padStart(widths[at]!));
	const text = lines.map((line) => line.map(set).join('  ')).join('\n');
	return `${text}\nPeople, where they were counted: ${people}\n`;
}

/** A row for each event and case, then the sums. Held, left out and not opened are in no sum of letters and cards. */
export function csvRows({ counted, cases, total, people }: AddedReports): CsvCell[][] {
	return [
		['Event', 'From', 'To', 'Case', 'People', ...figureHeads],
		...counted.flatMap(({ report }) => [
			...report.cases.map((row) => [report.event, report.startsOn, report.endsOn, row.caseId, '', ...figuresOf(row)]),
			[report.event, report.startsOn, report.endsOn, '', report.people ?? '', ...figuresOf(report.total)]
		]),
		...cases.map((row) => ['', '', '', row.caseId, '', ...figuresOf(row)]),
		['', '', '', '', people, ...figuresOf(total)]
	];
}

/** `notes`: what counts nothing, as it should be. `gaps`: what is missing. */
export function reportGapsInWords({ older, practice, gaps }: AddedReports): { notes: string[]; gaps: string[] } {
	return {
		notes: [
			...older.map(({ file, event, newer }) => `${file}: ${event} is reported anew in ${newer}, and counts once.`),
			...practice.map(({ file, report }) => `${file}: ${report.event} is practice, and counts nothing.`)
		],
		gaps: gaps.map(gapInWords)
	};
}

function gapInWords(gap: ReportGap): string {
	switch (gap.kind) {
		case 'not-reported':
			return `${gap.event}: no report.`;
		case 'not-collected':
			return `${gap.event}: ${gap.count} of its letters and cards lay on the server alone. They are counted.`;
		case 'not-heard':
			return `${gap.event}: the report was made without the server. What arrived elsewhere is not counted.`;
		case 'no-people':
			return `${gap.event}: nobody counted the people.`;
	}
}

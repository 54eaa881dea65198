/**
 * The report of one event, as a section adds it up: counts alone, without a name of anybody, known by the event's code. It is one JSON
 * document, a `.report` file (`docs/report.md`).
 */
import { dayField, digestField, slugField } from '../decode/fields.ts';
import { momentField } from '../decode/moment-field.ts';
import {
	flag,
	integer,
	list,
	oneOf,
	optional,
	parseJsonWith,
	refuse,
	shape,
	type Decode,
	type Decoded,
	type Parsed
} from '../decode/parse.ts';
import { codeField } from '../event-code.ts';

/** The largest file that is read. */
const largestReportBytes = 256 * 1024;

const number = integer({ min: 0, max: 10_000_000 });
const numbers = {
	/** What goes out: without what is held, left out or stands apart, and without counts by hand. */
	letters: number,
	cards: number,
	handLetters: number,
	handCards: number,
	/** Letters and cards together, from here on. */
	printed: number,
	posted: number,
	held: number,
	leftOut: number,
	apart: number
};
const reportRow = shape(numbers);
/** The counts of one case, or of all. */
export type ReportRow = Decoded<typeof reportRow>;
export const reportColumns = Object.keys(numbers) as (keyof ReportRow)[];

const fields = shape({
	v: oneOf(1),
	event: codeField,
	/** By the clock of the device that made the file. */
	madeAt: momentField,
	/** The days of the event. */
	startsOn: dayField,
	endsOn: dayField,
	/** When the server last told its counts. Absent when it never did. */
	heardAt: optional(momentField),
	/** What arrived at the server, and what of it lay on the device that made the file: letters and cards together. */
	arrived: number,
	here: number,
	/** How many people took part, where somebody counted them. */
	people: optional(number),
	/** An event with a practice pack. Nothing of it was sent. */
	practice: optional(flag),
	cases: list(shape({ caseId: slugField, ...numbers }), { max: 400, noun: 'cases' }),
	total: reportRow,
	/** The SHA-256 of this document without this field, in its one order of fields. */
	digest: digestField
});
export type EventReport = Decoded<typeof fields>;

const reportField: Decode<EventReport> = (value, path, notKnown) => {
	const report = fields(value, path, notKnown);
	const { cases, total, startsOn, endsOn, here, arrived } = report;
	if (endsOn < startsOn) refuse('endsOn', 'must not be before startsOn');
	if (here > arrived) refuse('here', 'must not be more than arrived');
	if (new Set(cases.map(({ caseId }) => caseId)).size < cases.length) refuse('cases', 'names a case twice');
	const sum = sumOfRows(cases);
	for (const column of reportColumns)
		if (sum[column] !== total[column]) refuse(`total.${column}`, 'must be the sum of the cases');
	for (const [at, { letters, cards, printed, posted }] of cases.entries()) {
		if (printed > letters + cards) refuse(`cases[${at}].printed`, 'must not be more than letters and cards');
		if (posted > printed) refuse(`cases[${at}].posted`, 'must not be more than printed');
	}
	return report;
};
/** Parses the text of a file. Whether its digest holds is for whoever reads files to say. */
export const parseReport = (json: string): Parsed<EventReport> => parseJsonWith(reportField, json, largestReportBytes);

/** What the digest is made of: the report without it, with its fields in their one order. */
export const digestedPart = ({ digest: _digest, ...rest }: EventReport): string => JSON.stringify(rest);

/** Adds rows up. An empty list gives zeros. */
export function sumOfRows(rows: readonly ReportRow[]): ReportRow {
	const sum = (column: keyof ReportRow) => rows.reduce((total, row) => total + row[column], 0);
	return Object.fromEntries(reportColumns.map((column) => [column, sum(column)])) as ReportRow;
}

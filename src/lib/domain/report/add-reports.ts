/** Adds the reports of several events up, as a section does. */
import { sumOfRows, type EventReport, type ReportRow } from './report.ts';

/** A report and the name of its file. */
export interface NamedReport {
	file: string;
	report: EventReport;
}

export interface AddedReports {
	/** One for each event, by code. */
	counted: NamedReport[];
	/** Reports of an event that another file reports anew. They count nothing. */
	older: { file: string; event: string; newer: string }[];
	/** Events with a practice pack, of which nothing was sent. They count nothing. */
	practice: NamedReport[];
	/** By case, by id. */
	cases: ({ caseId: string } & ReportRow)[];
	total: ReportRow;
	/** Of the events that say how many people took part. */
	people: number;
	/** What nobody may take for known. */
	gaps: ReportGap[];
}
/**
 * `not-reported`: it was expected, and no file is of it. `not-collected`: so many lay on the server alone, and their pages may not be
 * printed. `not-heard`: the server told no counts. `no-people`: nobody counted the people.
 */
export type ReportGap =
	| { kind: 'not-reported'; event: string }
	| { kind: 'not-collected'; event: string; count: number }
	| { kind: 'not-heard' | 'no-people'; event: string };

/** `expected`: the codes of the events that the section waits for. */
export function addReports(reports: readonly NamedReport[], expected: readonly string[] = []): AddedReports {
	const newest = new Map<string, NamedReport>();
	for (const each of reports) {
		const other = newest.get(each.report.event);
		if (!other || isNewer(each, other)) newest.set(each.report.event, each);
	}
	const all = [...newest.values()].sort((a, b) => (a.report.event < b.report.event ? -1 : 1));
	const counted = all.filter(({ report }) => !report.practice);
	const rows = counted.flatMap(({ report }) => report.cases);
	const caseIds = [...new Set(rows.map(({ caseId }) => caseId))].sort();
	return {
		counted,
		older: reports.flatMap((each) => {
			const newer = newest.get(each.report.event);
			return newer && newer !== each ? [{ file: each.file, event: each.report.event, newer: newer.file }] : [];
		}),
		practice: all.filter(({ report }) => report.practice),
		cases: caseIds.map((caseId) => ({ caseId, ...sumOfRows(rows.filter((row) => row.caseId === caseId)) })),
		total: sumOfRows(counted.map(({ report }) => report.total)),
		people: counted.reduce((sum, { report }) => sum + (report.people ?? 0), 0),
		gaps: [
			...expected.filter((event) => !newest.has(event)).map((event): ReportGap => ({ kind: 'not-reported', event })),
			...counted.flatMap(({ report }) => gapsOf(report))
		]
	};
}

/** Two files of one moment are told apart by their content, so that the order in which files are named changes nothing. */
function isNewer({ report: one }: NamedReport, { report: other }: NamedReport): boolean {
	const [oneMs, otherMs] = [Date.parse(one.madeAt), Date.parse(other.madeAt)];
	return oneMs > otherMs || (oneMs === otherMs && one.digest > other.digest);
}

function gapsOf({ event, arrived, here, heardAt, people }: EventReport): ReportGap[] {
	return [
		...(arrived > here ? [{ kind: 'not-collected', event, count: arrived - here } as const] : []),
		...(heardAt === undefined ? [{ kind: 'not-heard', event } as const] : []),
		...(people === undefined ? [{ kind: 'no-people', event } as const] : [])
	];
}

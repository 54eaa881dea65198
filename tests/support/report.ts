/** Reports of events, for tests. */
import { sumOfRows, type EventReport, type ReportRow } from '#lib/domain/report/report.ts';

const none: ReportRow = {
	...{ letters: 0, cards: 0, handLetters: 0, handCards: 0 },
	...{ printed: 0, posted: 0, held: 0, leftOut: 0, apart: 0 }
};

/** A report whose sums are right. `cases`: the counts of each case that are not zero. */
export function aReport(
	change: Partial<Omit<EventReport, 'digest' | 'total' | 'cases'>> = {},
	cases: Record<string, Partial<ReportRow>> = {
		'wendy-galarza': { letters: 40, cards: 2, handLetters: 5, printed: 30, posted: 20, held: 1 }
	}
): Omit<EventReport, 'digest'> {
	const rows = Object.entries(cases).map(([caseId, row]) => ({ caseId, ...none, ...row }));
	return {
		...{ v: 1, event: '7KQ2MB', madeAt: '2026-12-16T09:10:00.000Z', startsOn: '2026-12-10', endsOn: '2026-12-10' },
		...{ heardAt: '2026-12-16T09:09:00.000Z', arrived: 43, here: 43, people: 30 },
		...change,
		...{ cases: rows, total: sumOfRows(rows.map(({ caseId: _id, ...row }) => row)) }
	};
}

import { expect, test } from 'vitest';
import { addReports, type NamedReport } from '#lib/domain/report/add-reports.ts';
import { aReport } from '../../support/report.ts';

const named = (file: string, digest: string, ...of: Parameters<typeof aReport>): NamedReport => ({
	file,
	report: { ...aReport(...of), digest: digest.repeat(64) }
});
const breda = named('breda.report', 'a', { event: 'BRE0A1' });
const gent = named(
	'gent.report',
	'b',
	{ event: 'GENT01', people: undefined, arrived: 42, here: 40 },
	{ 'zhang-zhan': { letters: 42 } }
);

test('addReports adds events up by case and in all', () => {
	const { total, cases, people, counted } = addReports([gent, breda]);
	expect(counted.map(({ file }) => file)).toEqual(['breda.report', 'gent.report']);
	expect(cases.map(({ caseId, letters }) => [caseId, letters])).toEqual([
		['wendy-galarza', 40],
		['zhang-zhan', 42]
	]);
	expect([total.letters, total.cards, total.handLetters, total.held, people]).toEqual([82, 2, 5, 1, 30]);
});

test('addReports counts an event that is reported twice once, by the newer report, in whichever order the files come', () => {
	const newer = named(
		'newer.report',
		'c',
		{ event: 'BRE0A1', madeAt: '2026-12-17T00:00:00Z' },
		{ 'wendy-galarza': { letters: 50 } }
	);
	for (const files of [
		[breda, newer],
		[newer, breda]
	]) {
		const { total, older } = addReports(files);
		expect([total.letters, older]).toEqual([50, [{ file: 'breda.report', event: 'BRE0A1', newer: 'newer.report' }]]);
	}
	const same = { ...breda, file: 'copy.report' };
	expect(addReports([breda, same]).total.letters).toBe(40);
	const sameMoment = named('other.report', 'd', { event: 'BRE0A1' }, { 'wendy-galarza': { letters: 41 } });
	expect([addReports([breda, sameMoment]), addReports([sameMoment, breda])].map(({ total }) => total.letters)).toEqual([41, 41]);
});

test('addReports names what is missing: an event without a report, items on the server alone, a silent server, people', () => {
	const alone = named('alone.report', 'e', { event: 'AL0NE1', heardAt: undefined });
	expect(addReports([breda, gent, alone], ['BRE0A1', 'N0WHER']).gaps).toEqual([
		{ kind: 'not-reported', event: 'N0WHER' },
		{ kind: 'not-heard', event: 'AL0NE1' },
		{ kind: 'not-collected', event: 'GENT01', count: 2 },
		{ kind: 'no-people', event: 'GENT01' }
	]);
});

test('addReports counts nothing of a practice event, and does not miss it', () => {
	const practice = named('practice.report', 'f', { event: 'PRACT1', practice: true, people: undefined });
	const added = addReports([breda, practice], ['PRACT1']);
	expect([added.total.letters, added.practice.map(({ file }) => file), added.gaps]).toEqual([40, ['practice.report'], []]);
});

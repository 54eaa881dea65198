import { expect, test } from 'vitest';
import { noFigures, sumOf } from '#lib/domain/ledger/figures.ts';
import { makeReport } from '#lib/domain/report/make-report.ts';
import { readReport, writeReport } from '#lib/desk/report/report-file.ts';
import { aReport } from '../../support/report.ts';

test('readReport reads what writeReport wrote, also with its fields in another order', async () => {
	const text = await writeReport(aReport());
	const read = await readReport(text);
	expect(read).toEqual({ kind: 'read', report: { ...aReport(), digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string } });
	const turned = Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse());
	expect(await readReport(JSON.stringify(turned))).toEqual(read);
});

test('makeReport gives a report that is read again, with the ledger’s figures', async () => {
	const caseId = 'zhang-zhan';
	const cases = [
		{
			caseId,
			...noFigures(),
			arrived: { letters: 3, cards: 1 },
			here: { letters: 2, cards: 1 },
			goesOut: { letters: 2, cards: 1 }
		}
	];
	const ledger = { cases, tables: [], days: [], total: sumOf(cases) };
	const of = { code: '7KQ2MB', startsOn: '2026-12-10', endsOn: '2026-12-11', isPractice: false, nowMs: 0 };
	expect(await readReport(await writeReport(makeReport(ledger, of)))).toMatchObject({
		report: { event: '7KQ2MB', arrived: 4, here: 3, total: { letters: 2, cards: 1 }, madeAt: '1970-01-01T00:00:00.000Z' }
	});
});

test.each<[string, (text: string) => string, object]>([
	['a number that somebody changed', (text) => text.replace('"people": 30', '"people": 90'), { kind: 'changed' }],
	[
		'a sum that is not the sum',
		(text) => text.replace(/"letters": 40/, '"letters": 41'),
		{ problem: 'total.letters: must be the sum of the cases' }
	],
	[
		'more posted than printed',
		(text) => text.replaceAll('"posted": 20', '"posted": 31'),
		{ problem: 'cases[0].posted: must not be more than printed' }
	],
	[
		'a count below zero',
		(text) => text.replaceAll('"cards": 2', '"cards": -2'),
		{ problem: expect.stringMatching(/^cases\[0\]\.cards: /) as string }
	],
	[
		'a name of somebody',
		(text) => text.replace('"v": 1', '"v": 1, "writer": "Nora"'),
		{ problem: expect.stringContaining('writer') as string }
	],
	[
		'days that end before they begin',
		(text) => text.replace('"endsOn": "2026-12-10"', '"endsOn": "2026-12-09"'),
		{ problem: 'endsOn: must not be before startsOn' }
	],
	['half a file', (text) => text.slice(0, 300), { problem: 'not JSON' }],
	['a file that is too large', (text) => text + ' '.repeat(300_000), { problem: 'at most 262144 bytes' }]
])('readReport refuses %s, all of the file', async (_what, spoil, outcome) => {
	expect(await readReport(spoil(await writeReport(aReport())))).toMatchObject(outcome);
});

test('writeReport throws when a report is beyond its bounds', async () => {
	await expect(writeReport({ ...aReport(), here: 44 })).rejects.toThrow('here: must not be more than arrived');
});

/** `npm run report`, as a section runs it. It is long because each test runs a process. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { writeReport } from '#lib/desk/report/report-file.ts';
import { aReport } from '../support/report.ts';

const folder = mkdtempSync(join(tmpdir(), 'writing-table-'));
const csv = join(folder, 'sums.csv');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(csv, { force: true }));

function file(name: string, text: string): string {
	writeFileSync(join(folder, name), text);
	return join(folder, name);
}
const report = async (name: string, ...of: Parameters<typeof aReport>) => file(name, await writeReport(aReport(...of)));
function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, ['src/cli/run.js', 'report', ...args], { encoding: 'utf8' });
	return { status, stdout, stderr: stderr.replaceAll(`${folder}/`, '') };
}
const breda = await report('breda.report', { event: 'BRE0A1' });
const gent = await report(
	'gent.json',
	{ event: 'GENT01' },
	{ 'zhang-zhan': { letters: 42, handCards: 3, leftOut: 2, apart: 1 } }
);

test('report adds events up and says so word for word', () => {
	expect(run(breda, gent)).toEqual({
		status: 0,
		stdout: [
			'Case           Letters  Cards  Letters by hand  Cards by hand  Printed  Posted  Held  Left out  Not opened  Together',
			'wendy-galarza       40      2                5              0       30      20     1         0           0        47',
			'zhang-zhan          42      0                0              3        0       0     0         2           1        45',
			'All 2 events        82      2                5              3       30      20     1         2           1        92',
			'People, where they were counted: 60',
			''
		].join('\n'),
		stderr: ''
	});
});

test('report counts an event that is reported twice once, by the newer file, and names the other', async () => {
	const newer = await report(
		'newer.report',
		{ event: 'BRE0A1', madeAt: '2026-12-18T08:00:00.000Z' },
		{ 'zhang-zhan': { letters: 50 } }
	);
	const { status, stdout, stderr } = run(breda, newer, breda);
	expect([status, stderr]).toEqual([0, 'breda.report: BRE0A1 is reported anew in newer.report, and counts once.\n'.repeat(2)]);
	expect(stdout).toMatch(/^One event +50 /m);
});

test('report names what is missing and exits 1', async () => {
	const late = await report('late.report', { event: '1ATE01', arrived: 42, here: 40, heardAt: undefined, people: undefined });
	const practice = await report('practice.report', { event: 'PRACT1', practice: true });
	const expected = file('codes.txt', '# who takes part\nBRE 0A1\n\nN0W HER\n');
	const { status, stderr } = run(breda, late, practice, '--expect', expected);
	expect([status, stderr]).toEqual([
		1,
		[
			'practice.report: PRACT1 is practice, and counts nothing.',
			'N0WHER: no report.',
			'1ATE01: 2 of its letters and cards lay on the server alone. They are counted.',
			'1ATE01: the report was made without the server. What arrived elsewhere is not counted.',
			'1ATE01: nobody counted the people.',
			''
		].join('\n')
	]);
});

test('report refuses a file that was changed or is none whole and by name, adds nothing up, and exits 2', () => {
	const changed = file('changed.report', readFileSync(breda, 'utf8').replace('"people": 30', '"people": 900'));
	const broken = file('broken.report', readFileSync(breda, 'utf8').replaceAll('"letters": 40', '"letters": -3'));
	const none = file('none.report', 'Dear section, we wrote 40 letters.');
	const { status, stdout, stderr } = run(gent, changed, broken, none, join(folder, 'gone.report'), '--csv', csv);
	expect([status, stdout, existsSync(csv)]).toEqual([2, '', false]);
	expect(stderr.split('\n')).toEqual([
		'changed.report: it is not as it was written. Ask for it again, from the desk of the event.',
		expect.stringMatching(/^broken\.report: this is no report: cases\[0\]\.letters: .+\.$/),
		'none.report: this is no report: not JSON.',
		'gone.report: it cannot be read.',
		'Nothing was added up.',
		''
	]);
});

test('report --csv writes a row for each event and case, and the sums', () => {
	expect(run(breda, gent, '--csv', csv)).toMatchObject({
		status: 0,
		stderr: 'Written to sums.csv, with commas between the cells.\n'
	});
	expect(readFileSync(csv, 'utf8')).toBe(
		'\uFEFF' +
			[
				'Event,From,To,Case,People,Letters,Cards,Letters by hand,Cards by hand,Printed,Posted,Held,Left out,Not opened,Together',
				'BRE0A1,2026-12-10,2026-12-10,wendy-galarza,,40,2,5,0,30,20,1,0,0,47',
				'BRE0A1,2026-12-10,2026-12-10,,30,40,2,5,0,30,20,1,0,0,47',
				'GENT01,2026-12-10,2026-12-10,zhang-zhan,,42,0,0,3,0,0,0,2,1,45',
				'GENT01,2026-12-10,2026-12-10,,30,42,0,0,3,0,0,0,2,1,45',
				',,,wendy-galarza,,40,2,5,0,30,20,1,0,0,47',
				',,,zhang-zhan,,42,0,0,3,0,0,0,2,1,45',
				',,,,60,82,2,5,3,30,20,1,2,1,92',
				''
			].join('\r\n')
	);
});

test.each([[], ['--sum', breda], [breda, '--expect', join(folder, 'no-such.txt')]])(
	'report exits 2 and says why for %j',
	(...args) => {
		const { status, stderr } = run(...args);
		expect([status, stderr]).toEqual([
			2,
			expect.stringMatching(/^(Use: npm run report -- FILE\.report|no-such\.txt: it cannot be read)/)
		]);
	}
);

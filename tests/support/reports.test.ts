import { expect, test } from 'vitest';
import { readPlaywright, readVitest } from './reports.ts';

const vitestReport = (testResults: unknown[]) => JSON.stringify({ numPassedTests: 2, numFailedTests: 1, testResults });

test('readVitest names each failed test with its file and the first lines of why', () => {
	const assertionResults = [
		{ fullName: 'a draft is kept', status: 'passed', failureMessages: [] },
		{
			fullName: 'a letter arrives once',
			status: 'failed',
			failureMessages: ['Error: expected 1\n   to be 2\n\n  at a line\n at another']
		}
	];
	const outcome = readVitest(vitestReport([{ name: 'outbox.test.ts', status: 'failed', message: '', assertionResults }]));
	expect(outcome).toEqual({
		passed: 2,
		failed: 1,
		failures: ['outbox.test.ts › a letter arrives once › Error: expected 1 to be 2']
	});
});

test('readVitest names a file that fell before its first test', () => {
	const file = { name: 'outbox.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] };
	expect(readVitest(vitestReport([file])).failures).toEqual(['outbox.test.ts › Cannot find module']);
});

test('readPlaywright finds failures in nested groups and counts a second try as one', () => {
	const spec = (title: string, status: string, message?: string) => ({
		title,
		ok: status !== 'unexpected',
		tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }] }]
	});
	const suites = [
		{
			file: 'joining.journey.ts',
			specs: [spec('a link joins', 'expected')],
			suites: [
				{
					file: 'joining.journey.ts',
					specs: [spec('a code opens none', 'unexpected', 'Timed out'), spec('slowly', 'flaky', 'Late')]
				}
			]
		}
	];
	expect(readPlaywright(JSON.stringify({ stats: { expected: 1, unexpected: 1, flaky: 1 }, suites }))).toEqual({
		passed: 1,
		failed: 2,
		failures: ['joining.journey.ts › a code opens none › Timed out', 'joining.journey.ts › slowly › Late']
	});
});

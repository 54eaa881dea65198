/**
 * What the two test runners wrote about a run: how many tests passed, and the name and first words of each failure. So they can
 * be told together at the end of a long log.
 */
export interface Outcome {
	passed: number;
	failed: number;
	/** One line for each failed test. */
	failures: string[];
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] | null }[];
	}[];
}

/** Reads Vitest's JSON report. A file that failed before its first test has no tests, and is named all the same. */
export function readVitest(text: string): Outcome {
	const report = JSON.parse(text) as VitestReport;
	const failures = report.testResults.flatMap((file) => {
		const failed = file.assertionResults.filter(({ status }) => status === 'failed');
		if (file.status === 'failed' && failed.length === 0) return [line(file.name, '', file.message)];
		return failed.map((test) => line(file.name, test.fullName, test.failureMessages?.[0]));
	});
	return { passed: report.numPassedTests, failed: report.numFailedTests, failures };
}

interface PlaywrightSuite {
	file: string;
	specs?: { title: string; ok: boolean; tests: { status: string; results: { error?: { message?: string } }[] }[] }[];
	suites?: PlaywrightSuite[];
}

interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number };
	suites: PlaywrightSuite[];
}

/** Reads Playwright's JSON report. A test that passed only on a second try counts as failed. */
export function readPlaywright(text: string): Outcome {
	const { stats, suites } = JSON.parse(text) as PlaywrightReport;
	return { passed: stats.expected, failed: stats.unexpected + stats.flaky, failures: suites.flatMap(failuresOf) };
}

function failuresOf(suite: PlaywrightSuite): string[] {
	const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
		tests
			.filter(({ status }) => status === 'unexpected' || status === 'flaky')
			.map(({ results }) => line(suite.file, title, results.find(({ error }) => error)?.error?.message))
	);
	return [...own, ...(suite.suites ?? []).flatMap(failuresOf)];
}

const firstWords = 300;

function line(file: string, test: string, message = ''): string {
	const words = message.split('\n').slice(0, 3).join(' ').replace(/\s+/g, ' ').trim();
	return [file, test, words.slice(0, firstWords)].filter(Boolean).join(' › ');
}

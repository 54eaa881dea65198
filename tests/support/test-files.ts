/** Which files each run of tests takes, from the top of the project. */
const long = 'tests/**/*.long.test.ts';

export const testFiles = {
	/** The inner loop: no build, no PostgreSQL, no browser, nothing that takes more than a few seconds. */
	quick: { include: ['tests/**/*.test.ts'], exclude: ['tests/ui/**', long] },
	long: { include: [long] },
	browser: { include: ['tests/ui/**/*.browser.test.ts'] },
	engines: { include: ['tests/engines/**/*.engine.ts'] }
};

/** For Playwright, which begins at the folder of its config. */
export const journeyFiles = '**/*.journey.ts';

/** Which files each test command takes, as paths from the top of the project. */
const long = 'tests/**/*.long.test.ts';

const apart = ['tests/printing/sheets/letter.test.ts', 'tests/simulation/hall-server.test.ts'];

export const testFiles = {
	/**
	 * The quick tests: no build, no PostgreSQL, no browser, and nothing that takes more than a few seconds. They follow each other in
	 * the same modules, in any order.
	 */
	quick: { include: ['tests/**/*.test.ts'], exclude: ['tests/ui/**', long, ...apart] },
	/** Quick tests that need modules which nobody used before. */
	apart: { include: apart },
	long: { include: [long] },
	browser: { include: ['tests/ui/**/*.browser.test.ts'] },
	engines: { include: ['tests/engines/**/*.engine.ts'] }
};

/** The same for Playwright, which begins at the folder of its config. */
export const journeyFiles = '**/*.journey.ts';

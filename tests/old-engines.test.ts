/** What runs on a writer's tablet needs nothing of the browser that came after Safari 16.4 and Chromium 111, of spring 2023. */
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const writers = [
	'src/lib/{domain,keys,sealing,net,device,outbox,i18n}/**/*.ts',
	'src/lib/ui/{basic,letter,card,pen,stamp,hall}/**/*.{ts,svelte}',
	'src/routes/*.{ts,svelte}',
	'src/routes/{join,(writer),ready}/**/*.{ts,svelte}',
	'src/service-worker.ts'
];
/**
 * Features that reached some browser later, or that an older browser cannot even parse: look-behind stops a whole script on older
 * Safaris.
 */
const younger = [
	/\b(Map|Object)\.groupBy\b/,
	/\bPromise\.(withResolvers|try)\b/,
	/\bArray\.fromAsync\b/,
	/\.(isWellFormed|toWellFormed)\(\)/,
	/\bAbortSignal\.any\b/,
	/\bURL\.(canParse|parse)\b/,
	/\.(isSubsetOf|isSupersetOf|symmetricDifference)\(/,
	/\(\?<[=!]/
];

test('the code of a writer names nothing that older browsers lack', () => {
	const files = writers.flatMap((pattern) => globSync(pattern)).filter((path) => !path.includes('generated'));
	expect(files.length).toBeGreaterThan(250);
	const found = files.flatMap((path) =>
		readFileSync(path, 'utf8')
			.split('\n')
			.flatMap((line, at) => (younger.some((each) => each.test(line)) ? [`${path}:${at + 1}: ${line.trim()}`] : []))
	);
	expect(found).toEqual([]);
});

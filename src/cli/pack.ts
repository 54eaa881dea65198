/**
 * `npm run pack -- check FILE` says in words what keeps a pack from being published, line by line. It exits 0 when nothing does, 1 when
 * something does, and 2 when it did not understand or the file cannot be read.
 */
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { problemsOfCase } from '#lib/domain/pack/making/case-problems.ts';
import { problemsOfPack } from '#lib/domain/pack/making/pack-problems.ts';
import { parsePackFile } from '#lib/domain/pack/making/read-making.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { problemLine } from './checking/say-problems.ts';
import { stopWith } from './keeping/say-copy.ts';
import { readTextFile } from './read-text-file.ts';

const usage = 'Use: npm run pack -- check FILE';

const file = fileAskedFor(process.argv.slice(2));
const text = textOf(file);
const problems = problemsOf(text);
if (problems.length > 0) stopWith(1, problems.join('\n'));
console.log(`${file} can be published: ${contentsOf(text)}.`);

function fileAskedFor([verb, path, ...more]: string[]): string {
	if (verb !== 'check' || path === undefined || path.startsWith('--') || more.length > 0) return stopWith(2, usage);
	return path;
}

function textOf(path: string): string {
	const read = readTextFile(path);
	if (read.kind === 'read') return read.text;
	return stopWith(2, read.kind === 'no-text' ? `${path} is no text: save it as UTF-8.` : `${path} cannot be read.`);
}

/** A line for each problem, or none. */
function problemsOf(json: string): string[] {
	if (parseNewPack(json).kind === 'parsed') return [];
	const read = parsePackFile(json);
	if (read.kind === 'malformed') return [`${file} is not a pack: ${read.problem}.`];
	const found = linesOf(read.value);
	return [`${file} cannot be published yet. ${found.length === 1 ? '1 thing' : `${found.length} things`} to change:`, ...found];
}

function linesOf(pack: PackInTheMaking): string[] {
	const ofCases = pack.cases.flatMap((entry, index) =>
		problemsOfCase(pack, entry.id).map((problem) => problemLine(problem, `cases[${index}]`, entry.id))
	);
	const none = pack.cases.length === 0 ? ['cases: there is none'] : [];
	return [...problemsOfPack(pack).map((problem) => problemLine(problem)), ...none, ...ofCases];
}

function contentsOf(json: string): string {
	const parsed = parsePack(json);
	if (parsed.kind === 'malformed') throw new Error(`a pack that was read is none: ${parsed.problem}`);
	const { cases, locales, year } = parsed.value;
	return `${cases.length === 1 ? '1 case' : `${cases.length} cases`} of ${year} in ${locales.join(', ')}`;
}

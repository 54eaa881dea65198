/** Says in words what keeps a pack from being published, and who signed it. */
import { parseNewPack } from '#lib/domain/new-pack.ts';
import { problemsOfCase } from '#lib/domain/pack/making/case-problems.ts';
import { problemsOfPack } from '#lib/domain/pack/making/pack-problems.ts';
import { parsePackFile } from '#lib/domain/pack/making/read-making.ts';
import type { PackInTheMaking } from '#lib/domain/pack/making/unfinished.ts';
import { parsePack } from '#lib/domain/pack/parse-pack.ts';
import { problemLine } from '../checking/say-problems.ts';
import { stopWith } from '../keeping/say-copy.ts';
import { signerInWords } from './in-words.ts';
import { readPackAt } from './read-pack-at.ts';

export async function checkPack(file: string): Promise<void> {
	const { json, signed } = await readPackAt(file);
	const problems = problemsOf(file, json);
	if (problems.length > 0) stopWith(1, problems.join('\n'));
	console.log(`${file} can be published: ${contentsOf(json)}.`);
	console.log(signed ? `It is signed by ${await signerInWords(signed)}` : 'Nobody signed it.');
}

/** A line for each problem, or none. */
function problemsOf(file: string, json: string): string[] {
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

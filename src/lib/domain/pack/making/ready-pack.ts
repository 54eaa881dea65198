/** The pack of what is complete, in the form that the parser takes. Pure. */
import { parsePack, largestPackBytes } from '../parse-pack.ts';
import type { Case, Pack } from '../version-2.ts';
import { caseForm } from './case-form.ts';
import { problemsOfCase } from './case-problems.ts';
import { finishFields } from './finish.ts';
import { inLanguages } from './languages.ts';
import { freeNumber } from './numbers.ts';
import { packForm } from './pack-form.ts';
import { problemsOfPack } from './pack-problems.ts';
import type { PackProblem } from './problems.ts';
import { takeApart } from './take-apart.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

export type ReadyPack =
	| {
			kind: 'ready';
			json: string;
			pack: Pack;
			/** Cases that are not complete and stay out. */
			later: CaseInTheMaking[];
			/** Cases that are not complete and were published before. They stay as they were. */
			asBefore: CaseInTheMaking[];
	  }
	| { kind: 'no-case' | 'too-large' }
	| { kind: 'pack-not-ready'; problems: PackProblem[] }
	/** Published cases that are not complete now, and do not fit as they were, for want of a language. */
	| { kind: 'cannot-stay'; cases: CaseInTheMaking[] };

/**
 * Gives the pack to publish: the complete cases, in their order. `before` is the pack that people have now, so that a case that
 * somebody is still changing is not closed for them.
 */
export function readyPack(making: PackInTheMaking, before?: Pack): ReadyPack {
	const problems = problemsOfPack(making);
	if (problems.length > 0) return { kind: 'pack-not-ready', problems };
	const isComplete = ({ id }: CaseInTheMaking) => problemsOfCase(making, id).length === 0;
	const published = (id: string) => before?.cases.find((entry) => entry.id === id);
	const whole = making.cases.filter(isComplete);
	const halves = making.cases.filter((entry) => !whole.includes(entry));
	const [later, asBefore] = [halves.filter(({ id }) => !published(id)), halves.filter(({ id }) => published(id))];
	const numbers = new Set(whole.map(({ number }) => number));
	const stays = (entry: CaseInTheMaking) => asItWas(published(entry.id)!, making, numbers);
	const cases = making.cases.flatMap((entry) =>
		whole.includes(entry) ? [entry] : asBefore.includes(entry) ? [stays(entry)] : []
	);
	const lost = asBefore.filter(({ id }) => problemsOfCase({ ...making, cases }, id).length > 0);
	if (lost.length > 0) return { kind: 'cannot-stay', cases: lost };
	return cases.length === 0 ? { kind: 'no-case' } : parsed({ ...making, cases }, { later, asBefore });
}

/** What is typed so far, in the form of a pack but with its gaps: the text of a file. */
export function writtenPack(making: PackInTheMaking): string {
	return `${JSON.stringify(packOf(making), undefined, '\t')}\n`;
}

function parsed(making: PackInTheMaking, aside: { later: CaseInTheMaking[]; asBefore: CaseInTheMaking[] }): ReadyPack {
	const json = JSON.stringify(packOf(making));
	if (json.length > largestPackBytes) return { kind: 'too-large' };
	const read = parsePack(json);
	// The form has the bounds of the parser. Where they differ, a test must be written before anything is published.
	if (read.kind === 'malformed') throw new Error(`a pack without problems was refused: ${read.problem}`);
	return { kind: 'ready', json, pack: read.value, ...aside };
}

const packOf = (making: PackInTheMaking) => ({
	v: 2,
	...finishFields(making, packForm, making.locales),
	cases: making.cases.map((entry) => finishFields(entry, caseForm, making.locales))
});

function asItWas(entry: Case, { locales }: PackInTheMaking, numbers: Set<number | undefined>): CaseInTheMaking {
	const [was] = inLanguages(takeApart({ cases: [entry] } as Pack).cases, locales);
	const number = numbers.has(entry.number) ? freeNumber(numbers) : entry.number;
	numbers.add(number);
	return { ...was!, number };
}

/** What keeps the pack itself from being published, whatever its cases are. Pure. */
import { mostCases, packForm } from './pack-form.ts';
import { problemsOfFields, type PackProblem } from './problems.ts';
import type { PackInTheMaking } from './unfinished.ts';

export function problemsOfPack(making: PackInTheMaking): PackProblem[] {
	const { locales, cases, post } = making;
	const countries = (post ?? []).map(({ country }) => country);
	return [
		...problemsOfFields(making, packForm, locales),
		...(new Set(locales).size < locales.length ? [taken('locales')] : []),
		...(new Set(countries).size < countries.length ? [taken('post')] : []),
		...(cases.length > mostCases ? [{ where: ['cases'], why: { kind: 'too-many', most: mostCases } } as const] : [])
	];
}

const taken = (field: string): PackProblem => ({ where: [field], why: { kind: 'taken' } });

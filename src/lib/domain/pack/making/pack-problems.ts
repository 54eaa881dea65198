/** What keeps the pack itself from being published, whatever its cases are. Pure. */
import { mostCases, packForm } from './pack-form.ts';
import { problemsOfFields, type PackProblem } from './problems.ts';
import { filledRows } from './finish.ts';
import { isUntyped, type PackInTheMaking, type Where } from './unfinished.ts';

export function problemsOfPack(making: PackInTheMaking): PackProblem[] {
	const { locales, cases, post } = making;
	return [
		...problemsOfFields(making, packForm, locales),
		...(new Set(locales).size < locales.length ? [taken('locales')] : []),
		...countriesTwice(post),
		...(cases.length > mostCases ? [{ where: ['cases'], why: { kind: 'too-many', most: mostCases } } as const] : [])
	];
}

const taken = (...where: Where): PackProblem => ({ where, why: { kind: 'taken' } });

/** Where a country stands that stands above already. */
function countriesTwice(post: PackInTheMaking['post']): PackProblem[] {
	const rows = filledRows(post).flatMap(({ row: { country }, at }) => (isUntyped(country) ? [] : [{ country, at }]));
	const isSecond = ({ country }: { country: unknown }, index: number) =>
		rows.slice(0, index).some((each) => each.country === country);
	return rows.filter(isSecond).map(({ at }) => taken('post', at, 'country'));
}

/** What people do with the cases of a pack in the making. Each gives another pack in the making. Pure. */
import { mostCases } from './pack-form.ts';
import { inLanguages } from './languages.ts';
import { freeId, newCase, withLetters } from './new-case.ts';
import { freeNumber } from './numbers.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

/** Begins a case about a person of this name, at the end. With as many cases as a pack may have, nothing changes. */
export const addCase = (making: PackInTheMaking, name: string): PackInTheMaking => added(making, newCase(making, name));

/** Copies a case from another pack, at the end. It gets an id and a number that are free here. */
export function copyCase(making: PackInTheMaking, entry: CaseInTheMaking): PackInTheMaking {
	const ids = making.cases.map(({ id }) => id);
	const numbers = new Set(making.cases.map(({ number }) => number));
	const number = entry.number !== undefined && !numbers.has(entry.number) ? entry.number : freeNumber(numbers);
	const copy: CaseInTheMaking = { ...entry, id: freeId(entry.id, 'case', ids), number };
	const [own] = inLanguages([copy], making.locales);
	return added(making, withLetters(own!, making.locales));
}

/** Moves a case up (-1) or down (1) in the list. Its number stays. */
export function moveCase(making: PackInTheMaking, caseId: string, by: -1 | 1): PackInTheMaking {
	const cases = [...making.cases];
	const from = cases.findIndex(({ id }) => id === caseId);
	const to = from + by;
	if (from < 0 || to < 0 || to >= cases.length) return making;
	[cases[from], cases[to]] = [cases[to]!, cases[from]!];
	return { ...making, cases };
}

/** Removes a case. One that was published is retired instead, for there may be letters to it. */
export const removeCase = (making: PackInTheMaking, caseId: string): PackInTheMaking => ({
	...making,
	cases: making.cases.filter(({ id }) => id !== caseId)
});

export const changeCase = (
	making: PackInTheMaking,
	caseId: string,
	change: (entry: CaseInTheMaking) => CaseInTheMaking
): PackInTheMaking => ({
	...making,
	cases: making.cases.map((entry) => (entry.id === caseId ? { ...change(entry), id: entry.id } : entry))
});

/** Asks for nothing more to this case, or opens it again. */
export const retireCase = (making: PackInTheMaking, caseId: string, isRetired: boolean): PackInTheMaking =>
	changeCase(making, caseId, (entry) => ({ ...entry, state: isRetired ? 'retired' : 'open' }));

function added(making: PackInTheMaking, entry: CaseInTheMaking): PackInTheMaking {
	return making.cases.length >= mostCases ? making : { ...making, cases: [...making.cases, entry] };
}

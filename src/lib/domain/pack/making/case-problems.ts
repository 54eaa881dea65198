/** What keeps one case from being published: each field by itself, and what does not fit together. Pure. */
import { kinds } from '../../kind.ts';
import { caseForm } from './case-form.ts';
import { filledRows } from './finish.ts';
import { isMissing, problemsOfFields, type PackProblem, type WhyNotReady } from './problems.ts';
import { isUntyped, type CaseInTheMaking, type PackInTheMaking, type Where } from './unfinished.ts';

type Addressee = NonNullable<CaseInTheMaking['addressees']>[number];
type Template = NonNullable<CaseInTheMaking['templates']>[number];
type Row<T> = { row: T; at: number };

/** Gives the problems of the case with this id, in the order of the form. It is ready when there are none. */
export function problemsOfCase({ locales, cases }: Pick<PackInTheMaking, 'locales' | 'cases'>, caseId: string): PackProblem[] {
	const entry = cases.find(({ id }) => id === caseId);
	if (!entry) return [];
	const numbers = cases.filter(({ number }) => number !== undefined && number === entry.number);
	const found = [
		...problemsOfFields(entry, caseForm, locales),
		...(numbers.length > 1 ? [problem(['number'], { kind: 'taken' })] : []),
		...ofAddressees(entry),
		...ofTemplates(entry, locales),
		...ofDates(entry)
	];
	return found.map((each) => atFirstQuestion(inItsLanguage(each, entry)));
}

/** Where no question is written, the first one is missing: a person looks for a field to type in. */
const atFirstQuestion = (each: PackProblem): PackProblem =>
	isMissing(each) && each.where.at(-1) === 'blocks' ? { ...each, where: [...each.where, 0, 'prompt'] } : each;

/** A template is of one language, and so is all that is wrong with it. */
function inItsLanguage(each: PackProblem, { templates }: CaseInTheMaking): PackProblem {
	const [field, at] = each.where;
	const locale = field === 'templates' && typeof at === 'number' ? templates?.[at]?.locale : undefined;
	return locale === undefined ? each : { ...each, locale };
}

const problem = (where: Where, why: WhyNotReady, locale?: string): PackProblem => ({
	where,
	...(locale !== undefined && { locale }),
	why
});

function ofAddressees(entry: CaseInTheMaking): PackProblem[] {
	const rows = filledRows(entry.addressees) as Row<Addressee>[];
	const [first] = rows;
	const at = (row: number, field: string): Where => ['addressees', row, field];
	return [
		...(first?.row.kind === 'person' ? [problem(at(first.at, 'kind'), { kind: 'person-first' })] : []),
		...(first?.row.weight === 0 ? [problem(at(first.at, 'weight'), { kind: 'first-not-proposed' })] : []),
		...sameIds(rows).map((row) => problem(at(row, 'id'), { kind: 'taken' })),
		...rows.flatMap(({ row, at: index }) => ofAddressee(row, rows).map(([field, why]) => problem(at(index, field), why)))
	];
}

function ofAddressee(each: Addressee, rows: Row<Addressee>[]): [string, WhyNotReady][] {
	const found: [string, WhyNotReady][] = [];
	if (each.route === 'post' && isUntyped(each.lines)) found.push(['route', { kind: 'post-without-address' }]);
	if (each.kind === 'embassy' && isUntyped(each.passOn)) found.push(['passOn', { kind: 'missing' }]);
	if (each.kind !== 'embassy' && !isUntyped(each.passOn)) found.push(['passOn', { kind: 'pass-on-not-embassy' }]);
	const copied = rows.find(({ row }) => row.id === each.copyTo)?.row;
	const isWrong = !isUntyped(each.copyTo) && (!copied || copied === each || copied.kind === 'person');
	return isWrong ? [...found, ['copyTo', { kind: 'wrong-copy' }]] : found;
}

function ofTemplates(entry: CaseInTheMaking, locales: readonly string[]): PackProblem[] {
	const rows = filledRows(entry.templates) as Row<Template>[];
	const has = (...[kind, locale, addressee]: [string, string, string?]) =>
		rows.some(({ row }) => row.kind === kind && row.locale === locale && (row.addressee || undefined) === addressee);
	const owners = (filledRows(entry.addressees) as Row<Addressee>[]).flatMap(({ row: { id, kind } }) =>
		id !== undefined && (kind === 'person' || rows.some(({ row }) => row.addressee === id)) ? [id] : []
	);
	const lacking = locales.flatMap((locale) => [
		...kinds.filter((kind) => !has(kind, locale)).map((kind) => problem(['templates', kind], { kind: 'missing' }, locale)),
		...owners
			.filter((id) => !has('letter', locale, id))
			.map((id) => problem(['templates', 'letter', id], { kind: 'missing' }, locale))
	]);
	return [
		...sameIds(rows).map((at) => problem(['templates', at, 'id'], { kind: 'taken' })),
		...lacking,
		...rows.flatMap(({ row, at }) => ofTemplate(row, ['templates', at], entry, locales))
	];
}

function ofTemplate({ kind, locale, addressee }: Template, where: Where, entry: CaseInTheMaking, locales: readonly string[]) {
	const found: PackProblem[] = [];
	if (locale !== undefined && !locales.includes(locale)) found.push(problem([...where, 'locale'], { kind: 'not-known' }));
	if (isUntyped(addressee)) return found;
	if (kind === 'card') found.push(problem([...where, 'addressee'], { kind: 'not-for-a-card' }));
	if (!entry.addressees?.some(({ id }) => id === addressee))
		found.push(problem([...where, 'addressee'], { kind: 'no-such-addressee' }));
	return found;
}

/** The places of those that have the id of one before them. */
function sameIds(rows: Row<{ id?: string }>[]): number[] {
	const seen = new Set<string>();
	return rows.flatMap(({ row: { id }, at }) => {
		if (id === undefined) return [];
		const isSecond = seen.has(id);
		seen.add(id);
		return isSecond ? [at] : [];
	});
}

function ofDates({ dates }: CaseInTheMaking): PackProblem[] {
	const { postFrom, postUntil } = dates ?? {};
	const isBackward = postFrom && postUntil && postUntil < postFrom;
	return isBackward ? [problem(['dates', 'postUntil'], { kind: 'until-before-from' })] : [];
}

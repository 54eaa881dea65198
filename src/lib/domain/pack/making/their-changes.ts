/** What another organiser published since a pack in the making was begun, case by case, and how either is taken. Pure. */
import { comparePacks } from '../compare-packs.ts';
import type { Case, Pack } from '../version-2.ts';
import { caseForm } from './case-form.ts';
import { finishFields } from './finish.ts';
import { addLanguage } from './languages.ts';
import { withLetters } from './new-case.ts';
import { mostCases } from './pack-form.ts';
import { takeApart } from './take-apart.ts';
import type { CaseInTheMaking, PackInTheMaking } from './unfinished.ts';

export type TheirChange =
	| {
			kind: 'case';
			/** As they published it. */
			entry: Case;
			isNew: boolean;
			/** In what it differs from before; none where it is new. */
			fields: (keyof Case)[];
			/** It was changed or taken out here too, so that one of both has to give way. */
			isMineToo: boolean;
	  }
	/** What the pack says of itself. */
	| { kind: 'pack'; fields: (keyof Pack)[] };

/** `base`: what was published when the pack in the making was begun, or when its changes were last looked at. */
export function theirChanges({ base, theirs }: { base: Pack; theirs: Pack }, mine: PackInTheMaking): TheirChange[] {
	const { added, changed, fields } = comparePacks(base, theirs);
	const differing = [...added.map((entry) => ({ entry, fields: [] })), ...changed];
	const cases = differing.flatMap(({ entry, fields: inIt }): TheirChange[] => {
		const own = mine.cases.find(({ id }) => id === entry.id);
		const was = base.cases.find(({ id }) => id === entry.id);
		// A case that is not in this pack any more is closed for everybody by whoever publishes it.
		if (own ? isSame(own, entry, mine.locales) : entry.state === 'retired') return [];
		const isMineToo = was !== undefined && !(own && isSame(own, was, mine.locales));
		return [{ kind: 'case', entry, isNew: was === undefined, fields: inIt, isMineToo }];
	});
	const ofPack = fields.filter((field) => JSON.stringify(mine[field as keyof PackInTheMaking]) !== JSON.stringify(theirs[field]));
	return [...(ofPack.length > 0 ? [{ kind: 'pack', fields: ofPack } as const] : []), ...cases];
}

/** Gives the pack with theirs in place of what was typed. No language is taken out, and no other case is touched. */
export function withTheirs(mine: PackInTheMaking, theirs: Pack, change: TheirChange): PackInTheMaking {
	if (change.kind === 'pack') return withTheirFields(mine, takeApart(theirs), change.fields);
	const entry = withLetters(apart(change.entry), mine.locales);
	const isHere = mine.cases.some(({ id }) => id === entry.id);
	if (!isHere && mine.cases.length >= mostCases) return mine;
	const cases = isHere ? mine.cases.map((each) => (each.id === entry.id ? entry : each)) : [...mine.cases, entry];
	return { ...mine, cases };
}

/** What was published before, once a person has decided about this change: they are not asked again. */
export function withSettled(base: Pack, theirs: Pack, change: TheirChange): Pack {
	if (change.kind === 'pack') return { ...theirs, cases: base.cases };
	const { entry } = change;
	const isHere = base.cases.some(({ id }) => id === entry.id);
	return { ...base, cases: isHere ? base.cases.map((each) => (each.id === entry.id ? entry : each)) : [...base.cases, entry] };
}

/**
 * What was published before, once what is the same here and there needs no decision: a pack that was published from here is met as
 * it is, so that what is typed afterwards is not taken for somebody else's change.
 */
export function withMet({ base, theirs }: { base: Pack; theirs: Pack }, mine: PackInTheMaking): Pack {
	const open = theirChanges({ base, theirs }, mine);
	const isOpen = (id: string) => open.some((each) => each.kind === 'case' && each.entry.id === id);
	const met = theirs.cases
		.filter(({ id }) => !isOpen(id))
		.reduce(
			(known, entry) => withSettled(known, theirs, { kind: 'case', entry, isNew: false, fields: [], isMineToo: false }),
			base
		);
	return open.some(({ kind }) => kind === 'pack') ? met : { ...theirs, cases: met.cases };
}

function withTheirFields(mine: PackInTheMaking, theirs: PackInTheMaking, fields: readonly (keyof Pack)[]): PackInTheMaking {
	const grown = theirs.locales.reduce(addLanguage, mine);
	const taken = fields.filter((field) => field !== 'v' && field !== 'cases' && field !== 'locales');
	return { ...grown, ...Object.fromEntries(taken.map((field) => [field, theirs[field]])) };
}

const apart = (entry: Case): CaseInTheMaking => takeApart({ cases: [entry] } as Pack).cases[0]!;

/** Whether what was typed says what was published, in the languages of the pack. */
const isSame = (typed: CaseInTheMaking, published: Case, locales: readonly string[]): boolean =>
	saidIn(typed, locales) === saidIn(apart(published), locales);

const saidIn = (entry: CaseInTheMaking, locales: readonly string[]) => JSON.stringify(finishFields(entry, caseForm, locales));

/** Earlier states of a pack in the making, to which one can go back. Pure. */
import { caseForm } from './case-form.ts';
import { finishFields } from './finish.ts';
import { packForm } from './pack-form.ts';
import type { PackInTheMaking } from './unfinished.ts';

export interface MakingVersion {
	/** By the clock of this device. */
	savedAtMs: number;
	/** The pack as JSON. */
	text: string;
}

export const mostVersions = 12;
/** They lie in one row with the pack, which is saved while one types. */
const mostSigns = 4 * 1024 * 1024;

/** The versions with this one as the newest. The oldest go when there are too many; a text that the newest has already is not kept twice. */
export function withVersion(versions: readonly MakingVersion[], next: MakingVersion): MakingVersion[] {
	if (versions.at(-1)?.text === next.text) return [...versions];
	let kept = [...versions, next].slice(-mostVersions);
	while (kept.length > 1 && kept.reduce((sum, { text }) => sum + text.length, 0) > mostSigns) kept = kept.slice(1);
	return kept;
}

export interface MakingDifference {
	/** Names of cases, in the order of the later pack. */
	added: string[];
	changed: string[];
	removed: string[];
	isPackChanged: boolean;
}

/** What is different in the later one. */
export function differenceOf(earlier: PackInTheMaking, later: PackInTheMaking): MakingDifference {
	const [had, has] = [earlier, later].map(({ cases, locales }) => new Map(cases.map((each) => [each.id, saidOf(each, locales)])));
	const namesOf = (making: PackInTheMaking, isMeant: (id: string) => boolean) =>
		making.cases.filter(({ id }) => isMeant(id)).map(({ id, names }) => names?.full || names?.short || id);
	return {
		added: namesOf(later, (id) => !had!.has(id)),
		changed: namesOf(later, (id) => had!.has(id) && had!.get(id) !== has!.get(id)),
		removed: namesOf(earlier, (id) => !has!.has(id)),
		isPackChanged: saidOfPack(earlier) !== saidOfPack(later)
	};
}

const saidOf = (entry: object, locales: readonly string[]) => JSON.stringify(finishFields(entry, caseForm, locales));

/** The order of the cases is the pack's. */
const saidOfPack = (making: PackInTheMaking) =>
	JSON.stringify([finishFields(making, packForm, making.locales), making.cases.map(({ id }) => id)]);

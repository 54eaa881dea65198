/** What another pack would change for an event that is open. Pure. */
import type { Case, Pack } from '../pack.ts';

export interface PackChanges {
	added: Case[];
	/** Cases of before that the next pack has, with the names of the fields in which they differ. */
	changed: { entry: Case; fields: (keyof Case)[] }[];
	/** Cases of before that the next pack has no more. */
	removed: Case[];
	/** The cases that both have stand in another order. */
	isReordered: boolean;
	/** The fields of the pack itself in which they differ. */
	fields: (keyof Pack)[];
}

/** Compares the pack of before with the next one, in the order of the next. */
export function comparePacks(before: Pack, next: Pack): PackChanges {
	const [had, has] = [before, next].map(({ cases }) => new Map(cases.map((entry) => [entry.id, entry])));
	const both = next.cases.flatMap((entry) => ({ entry, was: had!.get(entry.id) }));
	const idsOfBoth = (pack: Pack) => pack.cases.map(({ id }) => id).filter((id) => had!.has(id) && has!.has(id));
	return {
		added: next.cases.filter(({ id }) => !had!.has(id)),
		changed: both.flatMap(({ entry, was }) => {
			const fields = was ? differing(was, entry) : [];
			return fields.length > 0 ? [{ entry, fields }] : [];
		}),
		removed: before.cases.filter(({ id }) => !has!.has(id)),
		isReordered: idsOfBoth(before).join() !== idsOfBoth(next).join(),
		fields: differing(before, next).filter((field) => field !== 'cases')
	};
}

/** Whether the packs say the same, although their texts may differ in blanks. */
export const isSamePack = ({ added, changed, removed, isReordered, fields }: PackChanges): boolean =>
	added.length + changed.length + removed.length + fields.length === 0 && !isReordered;

/** The fields in which they differ. The order of an object's own fields says nothing. */
function differing<T extends object>(one: T, other: T): (keyof T)[] {
	const names = [...new Set([...Object.keys(one), ...Object.keys(other)])] as (keyof T)[];
	return names.filter((name) => inOrder(one[name]) !== inOrder(other[name]));
}

const inOrder = (value: unknown): string =>
	JSON.stringify(value, (_name, inner: unknown) =>
		typeof inner === 'object' && inner !== null && !Array.isArray(inner)
			? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
			: inner
	) ?? '';

/** What the pack says of when and whether the chosen items can be posted: the section's deadline, the days of a case, suspended post. Pure. */
import type { Item } from '../item.ts';
import { addresseeOf, findCase, type Case, type Pack } from '../pack.ts';
import { isPostSuspended } from '../writing/readers.ts';

export type PostNote =
	/** The section takes counts and post until this day. */
	| { kind: 'deadline' | 'deadline-past'; day: string }
	/** Post of this case leaves from `day` on (`too-early`), or until then. */
	| { kind: 'too-early' | 'until' | 'too-late'; name: string; day: string }
	/** So many items go by post to a country to which none goes now. `asOf`: the day on which that was looked up last. */
	| { kind: 'suspended'; count: number; asOf: string };

type Posted = Pick<Item, 'kind' | 'caseId' | 'addressee'>;

/** `today` is a day such as `2026-12-10` where the event is. Nothing of a practice pack is posted, so nothing is said of it. */
export function postNotes(items: readonly Posted[], pack: Pack, today: string): PostNote[] {
	if (pack.archive || items.length === 0) return [];
	const chosen = new Set(items.map(({ caseId }) => caseId));
	const { deadline } = pack;
	return [
		...(deadline === undefined ? [] : [{ kind: deadline < today ? 'deadline-past' : 'deadline', day: deadline } as const]),
		...pack.cases.filter(({ id }) => chosen.has(id)).flatMap((entry) => daysOf(entry, today)),
		...suspended(items, pack)
	];
}

function daysOf({ names: { short: name }, dates: { postFrom, postUntil } = {} }: Case, today: string): PostNote[] {
	if (postFrom !== undefined && today < postFrom) return [{ kind: 'too-early', name, day: postFrom }];
	if (postUntil === undefined) return [];
	return [{ kind: today > postUntil ? 'too-late' : 'until', name, day: postUntil }];
}

function suspended(items: readonly Posted[], pack: Pack): PostNote[] {
	const stopped = items.flatMap((item) => {
		const country = countryOfPost(item, pack);
		const said = pack.post?.find((each) => each.country === country && each.goes === 'suspended');
		return said ? [said.asOf] : [];
	});
	const asOf = stopped.toSorted().at(-1);
	return asOf === undefined ? [] : [{ kind: 'suspended', count: stopped.length, asOf }];
}

/** The country to which this item goes alone by post. Without an address a card goes in the parcel. */
function countryOfPost({ kind, caseId, addressee }: Posted, pack: Pack): string | undefined {
	const entry = findCase(pack, caseId);
	if (!entry) return undefined;
	if (kind === 'card') return entry.card.lines ? entry.countryCode : undefined;
	const reader = addresseeOf(entry, addressee);
	return isPostSuspended(reader, pack) ? reader.countryCode : undefined;
}

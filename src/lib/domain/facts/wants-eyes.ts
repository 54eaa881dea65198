/** Which items want a person's eyes first, and why. Nobody is accused: it says what was found, and a person decides. */
import type { BesideById } from './beside-others.ts';
import type { Seen } from './look-closer.ts';

/**
 * `repeated`: one device handed in this text many times. `twin`: one writer handed in nearly the same twice. All others are seen in the
 * item itself.
 */
export type WhyEyes = { kind: 'repeated'; times: number } | { kind: 'twin'; other: string } | Seen;
/** By item id every reason, the first one the most pressing. An item without one is not in it. */
export type EyesById = ReadonlyMap<string, readonly WhyEyes[]>;

interface LookedAt {
	id: string;
	/** Somebody decided about it, or it is in the post. It counts beside the others, and wants no eyes itself. */
	isSettled?: boolean;
	/** What was seen in the item itself. */
	seen?: readonly Seen[];
}

/** Fewer may be a table where a family signs one text. */
const manyTimes = 4;

/** Gives the reasons by item id. What shows nothing, was handed in once and alone, or is settled, has no entry. */
export function wantsEyes(items: readonly LookedAt[], beside: BesideById): EyesById {
	const open = new Set(items.flatMap(({ id, isSettled }) => (isSettled ? [] : [id])));
	return new Map(
		items.flatMap(({ id, seen = [] }): [string, readonly WhyEyes[]][] => {
			if (!open.has(id)) return [];
			const all = [...besideIn(beside, id, open), ...seen];
			return all.length === 0 ? [] : [[id, all]];
		})
	);
}

/** A flood is named rather than its twins. A twin rests once the other is settled. */
function besideIn(beside: BesideById, id: string, open: ReadonlySet<string>): WhyEyes[] {
	const { times = 1, near = [] } = beside[id] ?? {};
	if (times >= manyTimes) return [{ kind: 'repeated', times }];
	const other = near.find((each) => open.has(each));
	return other === undefined ? [] : [{ kind: 'twin', other }];
}

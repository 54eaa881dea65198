/** Keeps what a person looks at from being laid out and drawn again whenever something else in the event changes. */

/** Gives each list of leaves back as it was given before, where it holds the same things in the same order. */
export function steadyLeaves<T>(): (leaves: T[][]) => T[][] {
	let before: T[][] = [];
	return (leaves) => {
		const kept = leaves.map((leaf, index) => steady(before[index], leaf));
		return (before = steady(before, kept));
	};
}

const steady = <T>(before: T[] | undefined, now: T[]): T[] =>
	before?.length === now.length && before.every((each, index) => each === now[index]) ? before : now;
